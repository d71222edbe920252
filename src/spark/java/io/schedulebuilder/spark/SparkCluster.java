package io.schedulebuilder.spark;

import io.schedulebuilder.batch.BatchEngine;
import io.schedulebuilder.batch.ClusterEngine;
import io.schedulebuilder.domain.InputException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;

/** Finds the cluster to plan on. */
public final class SparkCluster implements ClusterEngine {
    @Override
    public BatchEngine at(Optional<String> master, Consumer<String> talk) {
        SparkConf surroundings = new SparkConf(); // spark-submit passes its settings as system properties
        String url = master.orElseGet(() -> surroundings.get("spark.master", ""));
        if (url.isBlank()) {
            throw new InputException(
                    "--engine spark needs a --master, such as local-cluster[2,1,1024] for two processes "
                            + "on this machine, or spark://HOST:7077.");
        }
        return new SparkEngine(url, talk);
    }
}
