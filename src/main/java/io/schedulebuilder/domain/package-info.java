/**
 * The words of the product as records, and the few means that all packages share: errors, counts, digests, retries, text
 * that is safe to show. Depends on nothing but the JDK. It may have up to 60 classes, more than other packages, because
 * each word is a small record of its own and all packages speak them.
 */
@NullMarked
package io.schedulebuilder.domain;

import org.jspecify.annotations.NullMarked;
