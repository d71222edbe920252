package io.schedulebuilder.week;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** Error messages for weeks that cannot be planned. */
public final class Refusals {
    private static final int NAMES_SHOWN = 5;

    public static final String NO_PAGE = "the warehouse knows no page. Import some: schedule-builder warehouse import "
            + "--warehouse duckdb:FILE --messages F --captions F.";

    private Refusals() {}

    public static InputException unknownPage(PageName asked, Snapshot snapshot) {
        return new InputException(noSuchPage(asked, snapshot.pageNames()));
    }

    /** The error for an unknown page, with the nearest page names. */
    public static String noSuchPage(PageName asked, List<PageName> known) {
        if (known.isEmpty()) {
            return NO_PAGE;
        }
        String nearest = known.stream()
                .sorted(Nearest.first(asked.value()))
                .limit(NAMES_SHOWN)
                .map(PageName::value)
                .collect(Collectors.joining(", "));
        return noSuchPage(asked) + " Nearest of " + known.size() + ": " + nearest + ".";
    }

    public static String noSuchPage(PageName asked) {
        return "page \"" + asked + "\" is not in the warehouse.";
    }

    public static String taken(CommitResult.CaptionsTaken taken) {
        return taken.captions().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .limit(NAMES_SHOWN)
                .map(entry -> "caption " + entry.getKey() + " is " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    public static String nearby(CommitResult.ScheduledNearby nearby) {
        return "other schedules for this page were recorded nearby, so the gaps may no longer hold: "
                + nearby.unknown().stream().map(ScheduleId::value).sorted().collect(Collectors.joining(", "));
    }

    /** The error for a week that is already scheduled, when the run was not asked to replace it. */
    public static FailureException alreadyScheduled(CommitResult.AlreadyScheduled scheduled) {
        return new FailureException(
                scheduled(scheduled) + ". Use --replace to replace it, or --keep to change as little as possible.");
    }

    public static String scheduled(CommitResult.AlreadyScheduled scheduled) {
        return "the week overlaps what is scheduled already: "
                + scheduled.existing().stream().map(ScheduleId::value).sorted().collect(Collectors.joining(", "));
    }
}
