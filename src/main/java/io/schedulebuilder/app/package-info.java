/** The way through the house: joins warehouse, analysis, policy, selection, planning and export into one week. */
@NullMarked
package io.schedulebuilder.app;

import org.jspecify.annotations.NullMarked;
