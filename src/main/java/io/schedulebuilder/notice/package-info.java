/** Tells an address what a run did: the summary of a run, as text and JSON, and its delivery. */
@NullMarked
package io.schedulebuilder.notice;

import org.jspecify.annotations.NullMarked;
