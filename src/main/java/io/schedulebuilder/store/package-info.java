/** What planning needs from a warehouse, in domain words, and what its two kinds share. Knows no vendor. */
@NullMarked
package io.schedulebuilder.store;

import org.jspecify.annotations.NullMarked;
