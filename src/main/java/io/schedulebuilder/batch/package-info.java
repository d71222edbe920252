/** The command batch: plans the weeks of many pages in parallel, and records them one by one. */
@NullMarked
package io.schedulebuilder.batch;

import org.jspecify.annotations.NullMarked;
