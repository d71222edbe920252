package io.schedulebuilder.week;

import io.schedulebuilder.store.RunRecord.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Measures the steps of one build, in order, and reports each to a listener as it starts. Not thread-safe. */
public final class StepTimer {
    private final List<Step> done = new ArrayList<>();
    private final Consumer<String> begins;
    private final long startedAt = System.nanoTime();

    private final Duration before;

    public StepTimer(Consumer<String> begins) {
        this(begins, List.of());
    }

    /** Continues after steps that were measured elsewhere. */
    public StepTimer(Consumer<String> begins, List<Step> earlier) {
        this.begins = begins;
        this.before = earlier.stream().map(Step::elapsed).reduce(Duration.ZERO, Duration::plus);
        done.addAll(earlier);
    }

    public <T> T time(String name, Supplier<T> work) {
        begins.accept(name);
        long from = System.nanoTime();
        try {
            return work.get();
        } finally {
            done.add(new Step(name, Duration.ofNanos(System.nanoTime() - from)));
        }
    }

    public void time(String name, Runnable work) {
        time(name, () -> {
            work.run();
            return true;
        });
    }

    List<Step> done() {
        return List.copyOf(done);
    }

    public Duration elapsed() {
        return before.plusNanos(System.nanoTime() - startedAt);
    }
}
