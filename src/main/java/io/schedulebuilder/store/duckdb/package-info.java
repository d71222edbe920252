/** Stores a warehouse in a DuckDB file. No DuckDB type is used outside this package. */
@NullMarked
package io.schedulebuilder.store.duckdb;

import org.jspecify.annotations.NullMarked;
