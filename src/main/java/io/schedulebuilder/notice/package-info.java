/** Notifies an address of a run's result: the summary as text and JSON, and its delivery. */
@NullMarked
package io.schedulebuilder.notice;

import org.jspecify.annotations.NullMarked;
