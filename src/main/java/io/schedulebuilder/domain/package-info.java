/** The words of the product as records. Depends on nothing but the JDK. */
@NullMarked
package io.schedulebuilder.domain;

import org.jspecify.annotations.NullMarked;
