/**
 * Divides accounts into the regions that rules distinguish: axes cut at literals, their combinations, and boxes of
 * them.
 */
@NullMarked
package io.schedulebuilder.policy.regions;

import org.jspecify.annotations.NullMarked;
