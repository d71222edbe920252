package io.schedulebuilder.spark;

import io.schedulebuilder.batch.PageDraw;
import io.schedulebuilder.batch.PagePlanner;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.selection.Bids;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.Share;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;

/**
 * Plans on an executor. Compiles the rules once, builds the solver once, and keeps one view of its copy of the
 * warehouse for each task that runs at the same time. Lives as long as its process.
 */
final class ExecutorPlanner {
    private static final Map<String, ExecutorPlanner> OPEN = new ConcurrentHashMap<>();

    private final BatchSpec batchSpec;
    private final PagePlanner planner;
    private final Warehouse warehouse;
    private final Queue<Snapshot> views = new ConcurrentLinkedQueue<>();

    private ExecutorPlanner(BatchSpec batchSpec) {
        Path here = Path.of(SparkFiles.getRootDirectory());
        this.batchSpec = batchSpec;
        this.planner = batchSpec.files().planner(here.resolve(batchSpec.id()));
        this.warehouse = batchSpec.warehouse().open(here);
    }

    /** This process's planner for a batch. */
    static ExecutorPlanner of(BatchSpec batchSpec) {
        return OPEN.computeIfAbsent(batchSpec.id(), id -> new ExecutorPlanner(batchSpec));
    }

    /**
     * A page's draw, or why it failed. Stays on the executor that made it.
     *
     * @param drawn present if there is no fault
     */
    record Drawing(PageName page, Optional<PageDraw> drawn, Optional<Fault> fault) {
        /** The part of the draw that the driver needs. */
        Bid bid() {
            return new Bid(page.value(), drawn.map(PageDraw::bids).orElse(null), fault.orElse(null));
        }
    }

    /** A page's bids for the division of the captions, or why it has none. */
    record Bid(String page, @Nullable Bids bids, @Nullable Fault fault) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The captions that a page gets.
     *
     * @param wanted whether its week should be solved
     */
    record Award(String page, @Nullable Share share, boolean wanted) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A page's plan, or why there is none.
     *
     * @param plan as JSON
     * @param spent time for selection and solving
     */
    record Planned(String page, @Nullable String plan, @Nullable Fault fault, Duration spent) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Draws candidates for pages. */
    List<Drawing> draw(List<String> pages) {
        Map<PageName, Drawing> drawings = new TreeMap<>();
        viewing(view -> {
            planner.read(
                    batchSpec.settings(),
                    batchSpec.began(),
                    pages.stream().map(PageName::new).toList(),
                    view,
                    (page, draw) -> PagePlanner.attempt(
                            () -> drawings.put(page, new Drawing(page, Optional.of(draw.get()), Optional.empty())),
                            error -> drawings.put(page, failed(page, error))),
                    (page, error) -> drawings.put(page, failed(page, error)));
            return drawings;
        });
        return List.copyOf(drawings.values());
    }

    private static Drawing failed(PageName page, RuntimeException error) {
        return new Drawing(page, Optional.empty(), Optional.of(Fault.of(error)));
    }

    /** Solves the weeks of pages that were drawn on this executor. */
    List<Planned> solve(List<Drawing> drawings, List<Award> awards) {
        Map<String, Award> awarded = new HashMap<>();
        awards.forEach(award -> awarded.put(award.page(), award));
        List<Planned> planned = new ArrayList<>();
        Map<PageDraw, Choice> choices = new HashMap<>();
        for (Drawing drawing : drawings) {
            Award award = Objects.requireNonNull(awarded.get(drawing.page().value()));
            if (award.wanted() && drawing.drawn().isPresent()) {
                PageDraw drawn = drawing.drawn().get();
                PagePlanner.attempt(
                        () -> choices.put(drawn, drawn.choice(Optional.ofNullable(award.share()))),
                        error -> planned.add(new Planned(award.page(), null, Fault.of(error), Duration.ZERO)));
            }
        }
        Map<CaptionId, Caption> captions = viewing(view -> view.captions(
                choices.values().stream().flatMap(Choice::captions).toList()));
        for (Drawing drawing : drawings) {
            drawing.drawn()
                    .filter(choices::containsKey)
                    .ifPresent(
                            drawn -> planned.add(solve(drawn, Objects.requireNonNull(choices.get(drawn)), captions)));
        }
        return planned;
    }

    private Planned solve(PageDraw drawn, Choice choice, Map<CaptionId, Caption> captions) {
        long began = System.nanoTime();
        List<Planned> planned = new ArrayList<>();
        PagePlanner.attempt(
                () -> {
                    Plan plan = planner.solve(batchSpec.settings().seed(), drawn, choice, captions);
                    planned.add(new Planned(
                            drawn.page().value(),
                            PlanJson.write(plan),
                            null,
                            Duration.ofNanos(System.nanoTime() - began)));
                },
                error -> planned.add(new Planned(drawn.page().value(), null, Fault.of(error), Duration.ZERO)));
        return planned.get(0);
    }

    /** Keeps views open for the next task, because every view reads the same data when it opens. */
    private <T> T viewing(Function<Snapshot, T> work) {
        Snapshot view = Objects.requireNonNullElseGet(views.poll(), warehouse::read);
        try {
            T result = work.apply(view);
            views.add(view);
            return result;
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }
}
