/** The port to a warehouse, in domain words, and the reading of import files. Knows no vendor. */
@NullMarked
package io.schedulebuilder.store;

import org.jspecify.annotations.NullMarked;
