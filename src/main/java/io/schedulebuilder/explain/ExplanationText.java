package io.schedulebuilder.explain;

import static io.schedulebuilder.explain.ExplanationWords.id;
import static io.schedulebuilder.explain.ExplanationWords.levels;
import static io.schedulebuilder.explain.ExplanationWords.line;
import static io.schedulebuilder.explain.ExplanationWords.named;
import static io.schedulebuilder.explain.ExplanationWords.points;
import static io.schedulebuilder.explain.ExplanationWords.quoted;
import static io.schedulebuilder.explain.ExplanationWords.score;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.WeekExplanation;
import io.schedulebuilder.schedule.WeekExplanation.Share;
import io.schedulebuilder.terminal.TextTable;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renders explanations as text: prose first, numbers after.
 *
 * @param planFile the plan's file, for suggested commands
 * @param warehouseOption the warehouse option, for suggested commands
 */
record ExplanationText(String planFile, String warehouseOption) {

    String week(WeekExplanation week) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                """
                Page %s, week of %s (%s): %s.
                The shares of its %s%s add up to that.
                A share is all expected revenue unless the line below lists its parts.""",
                week.pageName(),
                week.startDate(),
                week.scheduleId(),
                score(week.score()),
                Counted.of(week.messages().size(), "message"),
                week.wholeWeek().isEmpty() ? "" : " and the whole week's own");
        week.data()
                .flatMap(Plan.Data::carriedOverFrom)
                .ifPresent(day -> line(
                        text,
                        "Zone %s and saturation %s are carried over from %s, the last day with data.",
                        week.saturationZone(),
                        week.saturationScore().toPlainString(),
                        day));
        week.promises().ifPresent(promises -> line(text, "%s", promises(promises)));
        week.priceMix().forEach(sentence -> line(text, "%s", sentence));
        text.append('\n');
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        rows.add(List.of("time", "type", "caption", "tier", "category", "share"));
        notes.add("");
        week.messages().forEach(row -> {
            rows.add(List.of(
                    row.message().time().map(ExplanationWords::dayAndTime).orElse("unplaced"),
                    row.message().messageType().label(),
                    id(row.message()),
                    row.priceTier().label(),
                    row.contentCategory(),
                    levels(row.total())));
            notes.add(breakdown(row.shares()));
        });
        week.wholeWeek().forEach(share -> {
            rows.add(List.of("whole week", "", "", "", "", points(share.score(), share.level())));
            notes.add(breakdown(List.of(share)));
        });
        text.append(TextTable.of(rows, "", Set.of(2, 5), notes));
        text.append('\n');
        next(
                text,
                "One message:  ",
                "--message "
                        + week.messages().stream()
                                .findFirst()
                                .map(row -> id(row.message()))
                                .orElse("ID"));
        next(text, "One slot:     ", "--slot \"" + week.startDate() + " 19:00\"");
        return text.toString();
    }

    private static String promises(Plan.Promises learned) {
        return "Expected revenue includes a factor of "
                + learned.factor().setScale(2, RoundingMode.HALF_UP).toPlainString()
                + ", learned from what plans promised and earned: "
                + (learned.messages() == 0
                        ? "no PPV of this page was sent as planned yet, so it comes from other pages."
                        : Counted.of(learned.messages(), "PPV") + " of this page, "
                                + Figures.dollars(learned.promised().doubleValue()) + " promised before any factor, "
                                + Figures.dollars(learned.earned().doubleValue())
                                + " earned. Other pages count as far as this one says little.");
    }

    /** What a share consists of; nothing if it is expected revenue alone. */
    private static String breakdown(List<Share> shares) {
        return shares.size() == 1 && shares.get(0).constraint() == PlanningConstraint.EXPECTED_REVENUE
                ? ""
                : TextTable.wrapped(
                        shares.stream().map(ExplanationText::share).collect(Collectors.joining(", ")), "    ", "    ");
    }

    private static String share(Share share) {
        return points(share.score(), share.level()) + " " + share.constraint().words();
    }

    String message(MessageExplanation message) {
        StringBuilder text = new StringBuilder();
        line(text, "%s: %s", named(message.message()), quoted(message.captionText()));
        text.append('\n');
        line(text, "Why this caption. %s", MessageText.choice(message));
        line(text, "Why this time. %s", MessageText.time(message));
        line(text, "What it adds. %s", MessageText.adds(message));
        text.append('\n');
        MessageText.numbers(text, message);
        message.alternatives().ifPresent(found -> MessageText.alternatives(text, message, found));
        if (message.alternatives().isEmpty()) {
            text.append('\n');
            next(text, "Alternatives:  ", "--message " + id(message.message()) + " --alternatives 5");
        }
        return text.toString();
    }

    String slot(SlotExplanation slot) {
        return SlotText.slot(slot);
    }

    private void next(StringBuilder text, String what, String option) {
        line(text, "%s schedule-builder explain %s %s%s", what, planFile, option, warehouseOption);
    }
}
