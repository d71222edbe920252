/**
 * The Java API for planning. The public types of this package and their documented behavior stay compatible within a
 * major version: releases add to them, and anything that will be removed is deprecated for at least one minor version
 * first. No other package is meant for use from outside. See docs/reference/java-api.md.
 */
@NullMarked
package io.schedulebuilder.api;

import org.jspecify.annotations.NullMarked;
