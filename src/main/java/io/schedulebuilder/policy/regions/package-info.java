/** The regions of accounts that rules tell apart: axes cut at literals, their combinations, and boxes that name some. */
@NullMarked
package io.schedulebuilder.policy.regions;

import org.jspecify.annotations.NullMarked;
