/** Free captions to exactly those that the policy asks for, by Thompson sampling. Knows no warehouse. */
@NullMarked
package io.schedulebuilder.selection;

import org.jspecify.annotations.NullMarked;
