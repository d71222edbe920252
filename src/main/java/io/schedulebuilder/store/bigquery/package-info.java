/** Stores a warehouse in a BigQuery dataset. The client's libraries are loaded only for runs with such a warehouse. */
@NullMarked
package io.schedulebuilder.store.bigquery;

import org.jspecify.annotations.NullMarked;
