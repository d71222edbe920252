/**
 * What HTML reports are made of: a page that needs nothing from outside, tables, plots and pictures as SVG. Every text
 * is escaped by the XML writer. Knows the words of the domain and nothing of what is reported.
 */
@NullMarked
package io.schedulebuilder.report;

import org.jspecify.annotations.NullMarked;
