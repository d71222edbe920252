/** A page's history as figures: revenue, saturation, the worth of hours, what prices a message. Knows no warehouse. */
@NullMarked
package io.schedulebuilder.analysis;

import org.jspecify.annotations.NullMarked;
