/** The warehouse as one DuckDB file. The only package that knows JDBC. */
@NullMarked
package io.schedulebuilder.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
