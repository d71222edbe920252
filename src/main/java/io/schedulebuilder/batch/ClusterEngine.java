package io.schedulebuilder.batch;

import java.util.Optional;
import java.util.function.Consumer;

/** Creates an engine that plans on other machines. Loaded as a service, because its jar is optional. */
public interface ClusterEngine {
    /**
     * Creates an engine.
     *
     * @param master the cluster's address; empty means the one from the environment
     * @param talk receives messages for the user who is waiting
     * @throws io.schedulebuilder.domain.InputException if the address is invalid or missing
     */
    BatchEngine at(Optional<String> master, Consumer<String> talk);
}
