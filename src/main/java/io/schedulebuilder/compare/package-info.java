/**
 * The command {@code compare}: runs solver configurations on the same weeks and shows which is better, and how sure
 * that is.
 */
@NullMarked
package io.schedulebuilder.compare;

import org.jspecify.annotations.NullMarked;
