/**
 * Building blocks of HTML reports: a self-contained page, tables, and plots and pictures as SVG. The XML writer escapes
 * all text. Uses domain types, but does not know what is reported.
 */
@NullMarked
package io.schedulebuilder.report;

import org.jspecify.annotations.NullMarked;
