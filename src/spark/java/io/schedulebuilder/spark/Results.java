package io.schedulebuilder.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Fetches the elements of a distributed list task by task, so that only one task's elements are in memory here. If a
 * task runs twice, its elements are delivered once. Spark offers this only in Scala.
 */
final class Results {
    private Results() {}

    /** A Spark task that can be sent to executors. */
    private interface Task<T> extends Function2<TaskContext, scala.collection.Iterator<T>, List<T>>, Serializable {}

    /** @param taker receives all elements, one at a time, in no particular order */
    static <T> void of(JavaRDD<T> all, Consumer<T> taker) {
        Task<T> task = (context, some) -> list(CollectionConverters.asJava(some));
        Function2<Object, List<T>, BoxedUnit> done = (number, some) -> {
            some.forEach(taker);
            return BoxedUnit.UNIT;
        };
        List<Object> numbers = IntStream.range(0, all.getNumPartitions())
                .boxed()
                .map(Object.class::cast)
                .toList();
        all.context()
                .runJob(
                        all.rdd(),
                        task,
                        CollectionConverters.asScala(numbers).toSeq(),
                        done,
                        ClassTag$.MODULE$.apply(List.class));
    }

    private static <T> List<T> list(Iterator<T> some) {
        List<T> all = new ArrayList<>();
        some.forEachRemaining(all::add);
        return all;
    }
}
