/** The command compare: solver configurations on the same weeks, who is better, and how sure that is. */
@NullMarked
package io.schedulebuilder.compare;

import org.jspecify.annotations.NullMarked;
