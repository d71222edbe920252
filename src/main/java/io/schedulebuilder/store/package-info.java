/**
 * What planning needs from a warehouse, in domain terms, and code that both kinds of warehouse share. Does not depend
 * on a vendor.
 */
@NullMarked
package io.schedulebuilder.store;

import org.jspecify.annotations.NullMarked;
