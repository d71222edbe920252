/**
 * The command {@code rehearse}: plans past weeks as they would have been planned then, and says how the captions of
 * those plans sold where people sent them anyway.
 */
@NullMarked
package io.schedulebuilder.rehearse;

import org.jspecify.annotations.NullMarked;
