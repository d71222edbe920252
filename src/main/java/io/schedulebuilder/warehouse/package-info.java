/** The warehouse commands: create, import, deploy and keep up a warehouse. */
@NullMarked
package io.schedulebuilder.warehouse;

import org.jspecify.annotations.NullMarked;
