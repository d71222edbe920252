/** The plan of a week as a value, its files, and the diff of two plans. Knows no warehouse and no solver. */
@NullMarked
package io.schedulebuilder.schedule;

import org.jspecify.annotations.NullMarked;
