/** What a message earns: learned from what all pages sent. */
@NullMarked
package io.schedulebuilder.worth;

import org.jspecify.annotations.NullMarked;
