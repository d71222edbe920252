/** The commands that check, test, trace, show, format and compare rule files. */
@NullMarked
package io.schedulebuilder.rules;

import org.jspecify.annotations.NullMarked;
