/** Plans batches on an Apache Spark cluster. Built into a separate jar; the only package that knows Spark. */
@NullMarked
package io.schedulebuilder.spark;

import org.jspecify.annotations.NullMarked;
