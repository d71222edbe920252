package io.schedulebuilder.batch;

import java.util.Optional;
import java.util.function.Consumer;

/** Makes an engine that plans on other machines. It is a service: its jar need not be there. */
public interface ClusterEngine {
    /**
     * An engine.
     *
     * @param master the cluster's address; empty: as the surroundings say
     * @param talk is told what a person who waits should know
     * @throws io.schedulebuilder.domain.InputException if the address is none, or is missing
     */
    BatchEngine at(Optional<String> master, Consumer<String> talk);
}
