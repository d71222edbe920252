package io.schedulebuilder.diff;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.schedule.PlanDiff;
import io.schedulebuilder.schedule.PlanDiff.Difference;
import io.schedulebuilder.schedule.PlanDiff.Side;
import io.schedulebuilder.terminal.DiffMessages;
import io.schedulebuilder.terminal.TextTable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code diff} prints: the plans, the week as a picture, each message, and the score.
 *
 * @param fileA as the command line names it
 */
record DiffText(PlanDiff diff, String fileA, String fileB, boolean colour) {
    private static final int HASH_SHOWN = 8;

    /** These differences get a sentence of their own. */
    private static final Set<String> TOLD_BEFORE = Set.of("page", "week");

    /** Inputs that define the scale of points and dollars: if one differs, those of two plans cannot be compared. */
    private static final Set<String> SCALES = Set.of(
            "page",
            "as-of",
            "rows read",
            "time zone",
            "weekday peak hours",
            "weekend peak hours",
            "peak hour factor",
            "points for a bump",
            "half-life of evidence");

    private static final String WEIGHT = "weight of ";

    String text() {
        StringBuilder text = new StringBuilder();
        if (diff.same()) {
            return text.append("The plans are the same.\n").toString();
        }
        heading(text);
        if (sharedDays() > 0) {
            text.append('\n').append(new DiffPicture(diff, colour).text());
        }
        text.append('\n').append(new DiffMessages(diff).text());
        text.append('\n').append(new DiffScore(diff).text());
        return text.toString();
    }

    private void heading(StringBuilder text) {
        int longest = Math.max(fileA.length(), fileB.length());
        int width = longest > TextTable.WIDTH / 3 ? 0 : longest;
        text.append(TextTable.wrapped(side(fileA, width, diff.a()), "A  ", "   "));
        text.append(TextTable.wrapped(side(fileB, width, diff.b()), "B  ", "   "));
        if (!diff.samePage()) {
            text.append("Different pages: A plans ")
                    .append(diff.a().pageName())
                    .append(", B plans ")
                    .append(diff.b().pageName())
                    .append(".\n");
        }
        if (!diff.sameWeek()) {
            long shared = sharedDays();
            text.append("Different weeks: they share ")
                    .append(shared == 0 ? "no day" : Counted.of(shared, "day"))
                    .append(".\n");
        }
        List<Difference> inputs = diff.inputs().stream()
                .filter(difference -> !TOLD_BEFORE.contains(difference.name()))
                .toList();
        text.append(
                inputs.isEmpty()
                        ? "Both plans were made from the same inputs.\n"
                        : TextTable.wrapped("Made with: " + list(inputs) + ".", "", "  "));
        if (!diff.policy().isEmpty()) {
            text.append(TextTable.wrapped("Rule changes: " + list(diff.policy()) + ".", "", "  "));
        } else if (inputs.stream().anyMatch(difference -> difference.name().equals("rules"))) {
            text.append("The rules differ, but they set the same values for this page.\n");
        }
        if (Stream.of(diff.inputs(), diff.policy())
                .flatMap(List::stream)
                .map(Difference::name)
                .anyMatch(name -> SCALES.contains(name) || name.startsWith(WEIGHT))) {
            text.append("Each plan uses its own data and rules,\n")
                    .append("so their points and dollars cannot be compared directly.\n");
        }
    }

    private static String side(String file, int width, Side side) {
        return TextTable.pad(file, width) + "  " + side.pageName() + ", " + side.startDate() + " to "
                + side.end().minusDays(1) + ": " + Counted.of(side.ppvs(), "PPV") + ", "
                + Counted.of(side.bumps(), "bump") + ", "
                + (side.unplaced() == 0 ? "none" : Integer.toString(side.unplaced())) + " unplaced"
                + (side.withoutCaption() == 0 ? "" : " (" + side.withoutCaption() + " without a free caption)");
    }

    private long sharedDays() {
        LocalDate from = Collections.max(List.of(diff.a().startDate(), diff.b().startDate()));
        LocalDate to = Collections.min(List.of(diff.a().end(), diff.b().end()));
        return Math.max(0, to.toEpochDay() - from.toEpochDay());
    }

    private static String list(List<Difference> differences) {
        return differences.stream()
                .map(difference ->
                        difference.name() + " " + shortened(difference.a()) + " → " + shortened(difference.b()))
                .collect(Collectors.joining(", "));
    }

    /** Shortens hashes to their first digits. */
    private static String shortened(String value) {
        return value.replaceAll("\\b([0-9a-f]{" + HASH_SHOWN + "})[0-9a-f]{" + (64 - HASH_SHOWN) + "}\\b", "$1");
    }
}
