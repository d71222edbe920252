/** Why rules answered as they did: who fired, who was overridden, and what kept the others from firing. */
@NullMarked
package io.schedulebuilder.policy.trace;

import org.jspecify.annotations.NullMarked;
