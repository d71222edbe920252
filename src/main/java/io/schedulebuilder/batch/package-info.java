/** The command batch: the weeks of many pages, planned in parallel and recorded one by one. */
@NullMarked
package io.schedulebuilder.batch;

import org.jspecify.annotations.NullMarked;
