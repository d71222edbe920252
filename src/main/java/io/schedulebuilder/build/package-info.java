/** The commands plan, build and apply: plan, show and record one or more weeks of one page. */
@NullMarked
package io.schedulebuilder.build;

import org.jspecify.annotations.NullMarked;
