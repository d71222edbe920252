/** Strict reading of CSV files. Knows no table, warehouse or rule; the only package that knows FastCSV. */
@NullMarked
package io.schedulebuilder.csv;

import org.jspecify.annotations.NullMarked;
