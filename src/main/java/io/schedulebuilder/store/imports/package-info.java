/** Reads files for importing into a warehouse. */
@NullMarked
package io.schedulebuilder.store.imports;

import org.jspecify.annotations.NullMarked;
