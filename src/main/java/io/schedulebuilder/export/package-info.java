/** What leaves the product as a file: the schedule's CSV and the plan behind it. Knows no warehouse and no solver. */
@NullMarked
package io.schedulebuilder.export;

import org.jspecify.annotations.NullMarked;
