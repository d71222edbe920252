/**
 * Turns chosen captions and the slots of a horizon into sends, with a reason for each unplaced message. Knows no
 * warehouse, rule file or clock. It is the only package used by a build that knows OptaPlanner.
 */
@NullMarked
package io.schedulebuilder.planning;

import org.jspecify.annotations.NullMarked;
