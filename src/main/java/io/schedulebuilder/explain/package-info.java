/** The command explain: why a message is where it is, and what another slot or caption would change. */
@NullMarked
package io.schedulebuilder.explain;

import org.jspecify.annotations.NullMarked;
