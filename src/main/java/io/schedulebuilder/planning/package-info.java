/**
 * Turns chosen captions and the slots of a horizon into sends, with a reason for each message left out. Knows no
 * warehouse, rule file or clock; the only package on the way of a build that knows OptaPlanner.
 */
@NullMarked
package io.schedulebuilder.planning;

import org.jspecify.annotations.NullMarked;
