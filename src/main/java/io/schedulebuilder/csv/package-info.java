/** Strict reading of CSV files. Does not depend on tables, warehouses or rules; only this package uses FastCSV. */
@NullMarked
package io.schedulebuilder.csv;

import org.jspecify.annotations.NullMarked;
