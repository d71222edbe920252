/** The warehouse port on a DuckDB file. No DuckDB type leaves it. */
@NullMarked
package io.schedulebuilder.store.duckdb;

import org.jspecify.annotations.NullMarked;
