/** Strict reading of CSV files. Does not depend on tables, warehouses or rules. */
@NullMarked
package io.schedulebuilder.csv;

import org.jspecify.annotations.NullMarked;
