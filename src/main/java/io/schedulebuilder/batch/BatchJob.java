package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The pages of a batch to plan, and everything needed to plan them.
 *
 * @param began when the batch started; its plans treat this as now
 * @param pages the pages that share the captions, in order of name, each once
 * @param missing those of them that must be solved; the others were already solved from the same view of the warehouse
 * @param planner loaded from {@code rules} and {@code solverConfig}
 * @param rules a folder, for engines that plan on other machines
 * @param solverConfig a file, for engines that plan on other machines
 * @param scratch a folder for temporary files; removed when the batch is done
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
