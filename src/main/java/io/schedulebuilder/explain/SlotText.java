package io.schedulebuilder.explain;

import static io.schedulebuilder.explain.ExplanationWords.counted;
import static io.schedulebuilder.explain.ExplanationWords.dayAndTime;
import static io.schedulebuilder.explain.ExplanationWords.format;
import static io.schedulebuilder.explain.ExplanationWords.line;
import static io.schedulebuilder.explain.ExplanationWords.named;
import static io.schedulebuilder.explain.ExplanationWords.other;
import static io.schedulebuilder.explain.ExplanationWords.signed;
import static io.schedulebuilder.explain.ExplanationWords.type;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.explain.SlotExplanation.Broken;
import io.schedulebuilder.explain.SlotExplanation.Forced;
import io.schedulebuilder.explain.SlotExplanation.LimitChange;
import io.schedulebuilder.explain.SlotExplanation.MovedMessage;
import io.schedulebuilder.explain.SlotExplanation.Wish;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.WeekExplanation.Limit;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains in words which rules are against a slot, what a plan with the message there would lose, and what would free
 * it.
 */
final class SlotText {
    private SlotText() {}

    static String slot(SlotExplanation slot) {
        StringBuilder text = new StringBuilder();
        for (Wish wish : slot.wishes()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            wish(text, slot.slot(), wish);
        }
        if (slot.wishes().isEmpty()) {
            line(text, "The plan has no message that could go at %s.", slot.slot());
        }
        return text.toString();
    }

    private static void wish(StringBuilder text, Minute slot, Wish wish) {
        String at = dayAndTime(slot);
        if (wish.there()) {
            line(text, "%s at %s: it is already there.", named(wish.message()), at);
            return;
        }
        if (wish.forced().isEmpty()) {
            line(text, "%s at %s: it was already sent and cannot move.", named(wish.message()), at);
            return;
        }
        line(
                text,
                "%s at %s%s.",
                named(wish.message()),
                at,
                wish.chosen() ? "" : ", the " + type(wish.message()) + " that would lose least there");
        if (wish.broken().isEmpty()) {
            line(text, "No hard rule is against it.");
        }
        for (Broken broken : wish.broken()) {
            line(text, "  against it: %s", against(broken));
        }
        line(text, "%s", forced(wish.forced().get()));
        if (!wish.broken().isEmpty()) {
            smallestChange(text, wish);
        }
    }

    private static String against(Broken broken) {
        String setBy = setBy(broken.setBy());
        return switch (broken.constraint()) {
            case PPV_GAP, MESSAGE_GAP ->
                format(
                        "%s of %s: %d min from %s%s",
                        broken.constraint().words(),
                        broken.limit(),
                        broken.measured(),
                        broken.against().map(ExplanationWords::other).orElse(""),
                        setBy);
            case DAILY_CAP ->
                format(
                        "daily cap of %s: %s that day with it%s",
                        broken.limit(), Counted.of(broken.measured(), "message"), setBy);
            case COOLING_DAYS ->
                format("cooling days: day %d of %s without a PPV%s", broken.measured(), broken.limit(), setBy);
            case ACTIVE_HOURS -> format("active hours: open %s%s", broken.limit(), setBy);
            case OWN_WEEK -> format("own week: it belongs to week %d of %s", broken.measured(), broken.limit());
            case NOT_BEFORE_AS_OF -> format("not before as-of: the plan was made at %s", broken.limit());
            case ONE_CAPTION_ONCE ->
                format(
                        "one caption once: %s has the same text",
                        broken.against().map(ExplanationWords::other).orElse(""));
            default -> broken.constraint().words();
        };
    }

    private static String setBy(List<Limit> limits) {
        return limits.isEmpty()
                ? ""
                : limits.stream()
                        .map(limit -> "rule \"" + limit.setBy().rule() + "\", "
                                + limit.setBy().file() + ":" + limit.setBy().line())
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    private static String forced(Forced forced) {
        String others = Stream.of(
                        Optional.of(
                                forced.moved() == 0
                                        ? "no other message moves"
                                        : Counted.of(forced.moved(), "other message")
                                                + (forced.moved() == 1 ? " moves" : " move")),
                        these(forced.leftOut(), "becomes unplaced", "become unplaced"),
                        these(forced.placed(), "gets a slot", "get slots"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String keeps = forced.keepsHardRules()
                ? ""
                : "No plan can have it there under these rules, because no other message can make way. Without "
                        + "these rules, ";
        String best = forced.keepsHardRules() ? "The" : "the";
        return format(
                "%s%s best plan found with it there (%s) %s: %s.",
                keeps, best, forced.solverConfig(), verdict(forced.change()), others);
    }

    /** How a plan scores compared with this one; the caller already covers hard points. */
    private static String verdict(ScoreLevels change) {
        if (change.medium() > 0) {
            return format(
                    "scores %,d medium points more than this one, because fewer messages are unplaced, and %s points",
                    change.medium(), signed(change.soft()));
        }
        if (change.medium() < 0) {
            return format(
                    "would lose %s for unplaced messages and change the points by %s",
                    counted(-change.medium(), "medium point"), signed(change.soft()));
        }
        if (change.soft() == 0) {
            return "scores the same";
        }
        return change.soft() < 0
                ? "would lose " + counted(-change.soft(), "point")
                : "scores " + counted(change.soft(), "point") + " more than this one";
    }

    private static Optional<String> these(List<Sent> messages, String does, String doAll) {
        return switch (messages.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(other(messages.get(0)) + " " + does);
            case 2, 3 ->
                Optional.of(messages.stream().map(ExplanationWords::other).collect(Collectors.joining(" and ")) + " "
                        + doAll);
            default -> Optional.of(messages.size() + " " + doAll);
        };
    }

    private static void smallestChange(StringBuilder text, Wish wish) {
        var change = wish.smallestChange();
        if (change.moves().isPresent()) {
            line(
                    text,
                    "  to free it: %s. With everything else unchanged, the plan's score changes by %s.",
                    change.moves().get().stream().map(SlotText::move).collect(Collectors.joining(" and ")),
                    change.movesCost().map(ExplanationWords::levels).orElse("0"));
        }
        change.limits()
                .ifPresent(limits -> line(
                        text,
                        "  %s in the rules: %s.",
                        change.moves().isPresent() ? "or" : "to free it,",
                        limits.stream().map(SlotText::limit).collect(Collectors.joining(" and "))));
        if (change.moves().isEmpty() && change.limits().isEmpty()) {
            line(text, "  Nothing frees it: no message can make way, and no limit would help.");
        }
    }

    private static String move(MovedMessage move) {
        return format(
                "move %s by %s to %s",
                other(move.message()), Counted.of(Math.abs(move.minutes()), "minute"), dayAndTime(move.to()));
    }

    private static String limit(LimitChange change) {
        return format(
                "%s %s instead of %s%s",
                change.constraint().words(), change.instead(), change.now(), setBy(change.setBy()));
    }
}
