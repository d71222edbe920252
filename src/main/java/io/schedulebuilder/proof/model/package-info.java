/**
 * The second model of a week and its solver. The only package that uses OR-Tools; the library is loaded together with
 * it.
 */
@NullMarked
package io.schedulebuilder.proof.model;

import org.jspecify.annotations.NullMarked;
