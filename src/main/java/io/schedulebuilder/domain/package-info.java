/**
 * The product's terms as records, and helpers that all packages share: errors, counts, digests, retries, visible text.
 * Depends only on the JDK. It may have up to 60 classes, more than other packages, because each term is a small record
 * and all packages use them.
 */
@NullMarked
package io.schedulebuilder.domain;

import org.jspecify.annotations.NullMarked;
