package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The pages of a batch that are to be planned, and all that they are planned with.
 *
 * @param began the moment that the batch began, which is now to its plans
 * @param pages that share the captions, in order of name, each once
 * @param missing those of them that are to be solved: the others were, from the same view of the warehouse
 * @param planner loaded from {@code rules} and {@code solverConfig}
 * @param rules a folder, for those who plan elsewhere
 * @param solverConfig a file, likewise
 * @param scratch a folder for whatever is needed meanwhile; it is removed when the batch is done
 */
public record BatchJob(
        WeekSettings settings,
        Instant began,
        List<PageName> pages,
        Set<PageName> missing,
        Warehouse warehouse,
        PagePlanner planner,
        Path rules,
        Path solverConfig,
        Path scratch) {
    public BatchJob {
        pages = List.copyOf(pages);
        missing = Set.copyOf(missing);
    }
}
