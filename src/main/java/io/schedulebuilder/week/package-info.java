/** Plans a week in one pass: read, apply rules, choose captions, solve, draft, commit. */
@NullMarked
package io.schedulebuilder.week;

import org.jspecify.annotations.NullMarked;
