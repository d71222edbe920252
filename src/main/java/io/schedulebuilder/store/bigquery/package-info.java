/** The warehouse as a BigQuery dataset. Its client is on the class path only of a run that names one. */
@NullMarked
package io.schedulebuilder.store.bigquery;

import org.jspecify.annotations.NullMarked;
