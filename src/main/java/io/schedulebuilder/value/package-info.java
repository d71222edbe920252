/** The command {@code value check}: how well the model would have predicted what pages sent. */
@NullMarked
package io.schedulebuilder.value;

import org.jspecify.annotations.NullMarked;
