/** Turns a page's history into figures: revenue, saturation, the worth of hours, prices. Knows no warehouse. */
@NullMarked
package io.schedulebuilder.analysis;

import org.jspecify.annotations.NullMarked;
