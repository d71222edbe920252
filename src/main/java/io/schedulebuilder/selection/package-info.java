/**
 * Selects, from the free captions, exactly as many as the policy asks for: by expected revenue, and by Thompson
 * sampling within a budget. Knows no warehouse.
 */
@NullMarked
package io.schedulebuilder.selection;

import org.jspecify.annotations.NullMarked;
