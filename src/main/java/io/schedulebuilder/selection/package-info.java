/**
 * Selects, from the free captions, exactly as many as the policy asks for, by Thompson sampling. Knows no warehouse.
 */
@NullMarked
package io.schedulebuilder.selection;

import org.jspecify.annotations.NullMarked;
