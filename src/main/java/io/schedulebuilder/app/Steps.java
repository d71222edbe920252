package io.schedulebuilder.app;

import io.schedulebuilder.warehouse.RunRecord.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Measures the steps of one build, in order, and tells a listener of each as it begins. Not thread-safe. */
final class Steps {
    private final List<Step> done = new ArrayList<>();
    private final Consumer<String> begins;
    private final long startedAt = System.nanoTime();

    private final Duration before;

    Steps(Consumer<String> begins) {
        this(begins, List.of());
    }

    /** Steps that follow others, which were measured elsewhere. */
    Steps(Consumer<String> begins, List<Step> earlier) {
        this.begins = begins;
        this.before = earlier.stream().map(Step::elapsed).reduce(Duration.ZERO, Duration::plus);
        done.addAll(earlier);
    }

    <T> T time(String name, Supplier<T> work) {
        begins.accept(name);
        long from = System.nanoTime();
        try {
            return work.get();
        } finally {
            done.add(new Step(name, Duration.ofNanos(System.nanoTime() - from)));
        }
    }

    void time(String name, Runnable work) {
        time(name, () -> {
            work.run();
            return true;
        });
    }

    List<Step> done() {
        return List.copyOf(done);
    }

    Duration elapsed() {
        return before.plusNanos(System.nanoTime() - startedAt);
    }
}
