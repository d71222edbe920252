package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.AllPages;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.NeighborSchedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the CSV of all pages in a folder. */
final class AllPagesOfFolder {
    private AllPagesOfFolder() {}

    /**
     * Writes the weeks of all pages, from this batch and earlier ones, as the warehouse has them. Lists the plans in
     * the folder that are not recorded, or no longer recorded, as omitted.
     *
     * @param ofThisBatch ids of the schedules that this batch recorded
     */
    static Optional<AllPages> write(String start, BatchFolder folder, Set<String> ofThisBatch, Warehouse warehouse) {
        AllPages.Scan scan = folder.plans(start);
        List<AllPages.LeftOut> leftOut = new ArrayList<>(scan.unreadable());
        SortedMap<PageName, Plan> weeks = new TreeMap<>();
        for (AllPages.Found found : scan.plans()) {
            Plan plan = found.plan();
            PageName page = plan.pageName();
            if (ofThisBatch.contains(plan.scheduleId().value()) && !weeks.containsKey(page)) {
                weeks.put(page, plan);
                continue;
            }
            Optional<RecordedSchedule> recorded = warehouse.schedule(plan.scheduleId());
            Optional<String> fault = recorded.map(schedule -> fault(plan, schedule))
                    .orElse(Optional.of("schedule " + plan.scheduleId() + " is not recorded in " + warehouse.name()));
            fault.ifPresent(reason ->
                    leftOut.add(new AllPages.LeftOut(String.valueOf(found.file().getFileName()), reason)));
            recorded.filter(schedule -> schedule.replacedBy().isEmpty())
                    .ifPresent(schedule -> weeks.putIfAbsent(page, NeighborSchedules.plan(schedule)));
        }
        return weeks.isEmpty() && leftOut.isEmpty() && !folder.hasAllPages()
                ? Optional.empty()
                : Optional.of(folder.writeAll(weeks.values(), start, leftOut));
    }

    /** Why a file's own messages are not used. If the warehouse has the schedule, its messages are used instead. */
    private static Optional<String> fault(Plan plan, RecordedSchedule schedule) {
        if (schedule.replacedBy().isPresent()) {
            return Optional.of("schedule " + plan.scheduleId() + " was replaced by "
                    + schedule.replacedBy().get());
        }
        return plan.equals(NeighborSchedules.plan(schedule))
                ? Optional.empty()
                : Optional.of("it differs from schedule " + plan.scheduleId()
                        + " as recorded; the recorded messages are used");
    }
}
