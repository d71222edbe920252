/**
 * The command {@code rules preview}: what a rule set changes in the weeks of all pages, scored by one set of scoring
 * rules.
 */
@NullMarked
package io.schedulebuilder.preview;

import org.jspecify.annotations.NullMarked;
