/** Plans of the same weeks side by side, priced by one referee, and what of their difference a change of seed explains. */
@NullMarked
package io.schedulebuilder.comparison;

import org.jspecify.annotations.NullMarked;
