/** Sends one document about a run to an address on the network. Does not depend on schedules. */
@NullMarked
package io.schedulebuilder.webhook;

import org.jspecify.annotations.NullMarked;
