/** The warehouse commands: create, import, deploy and maintain a warehouse. */
@NullMarked
package io.schedulebuilder.warehouse;

import org.jspecify.annotations.NullMarked;
