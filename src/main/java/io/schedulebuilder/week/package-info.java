/** Plans a week in one pass: read, policy, captions, solve, draft, commit. */
@NullMarked
package io.schedulebuilder.week;

import org.jspecify.annotations.NullMarked;
