/** Explains an answer of the rules: which rules fired, which were overridden, and why the others did not fire. */
@NullMarked
package io.schedulebuilder.policy.trace;

import org.jspecify.annotations.NullMarked;
