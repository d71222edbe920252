/** The commands plan, build and apply: one or more weeks of one page, planned, shown and recorded. */
@NullMarked
package io.schedulebuilder.build;

import org.jspecify.annotations.NullMarked;
