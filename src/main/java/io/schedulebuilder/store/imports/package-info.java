/** Reads the files that a warehouse is filled from. */
@NullMarked
package io.schedulebuilder.store.imports;

import org.jspecify.annotations.NullMarked;
