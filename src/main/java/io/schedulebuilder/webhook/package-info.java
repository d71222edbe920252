/** Tells an address on the network what happened, as one document. Knows no schedule. */
@NullMarked
package io.schedulebuilder.webhook;

import org.jspecify.annotations.NullMarked;
