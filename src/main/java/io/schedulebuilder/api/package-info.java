/**
 * Planning from Java. The public types of this package, their methods and what those promise stay compatible within a major
 * version: releases add to them, and what is to go is deprecated for a minor version first. No other package of the
 * program is meant for use from outside. See docs/reference/java-api.md.
 */
@NullMarked
package io.schedulebuilder.api;

import org.jspecify.annotations.NullMarked;
