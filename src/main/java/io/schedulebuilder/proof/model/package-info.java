/** The second model of a week and its solver. The only package that knows OR-Tools; loaded together with it. */
@NullMarked
package io.schedulebuilder.proof.model;

import org.jspecify.annotations.NullMarked;
