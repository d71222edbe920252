/** Plans batches on an Apache Spark cluster. In a jar of its own; the only package that knows Spark. */
@NullMarked
package io.schedulebuilder.spark;

import org.jspecify.annotations.NullMarked;
