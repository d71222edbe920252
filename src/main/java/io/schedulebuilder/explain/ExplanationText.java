package io.schedulebuilder.explain;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.explain.MessageExplanation.Hour;
import io.schedulebuilder.explain.MessageExplanation.MatchShare;
import io.schedulebuilder.explain.MessageExplanation.OtherCaption;
import io.schedulebuilder.explain.MessageExplanation.OtherSlot;
import io.schedulebuilder.explain.SlotExplanation.Broken;
import io.schedulebuilder.explain.SlotExplanation.Forced;
import io.schedulebuilder.explain.SlotExplanation.LimitChange;
import io.schedulebuilder.explain.SlotExplanation.MovedMessage;
import io.schedulebuilder.explain.SlotExplanation.Wish;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.WeekExplanation;
import io.schedulebuilder.schedule.WeekExplanation.Limit;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import io.schedulebuilder.schedule.WeekExplanation.Share;
import io.schedulebuilder.terminal.TextTable;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of {@code explain}: every sentence that it says is here. Prose first, numbers after. */
final class ExplanationText {
    private static final int CAPTION_SHOWN = 60;
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.ENGLISH);

    private final String planFile;
    private final String warehouseOption;

    /**
     * @param planFile as the next command names it
     * @param warehouseOption likewise
     */
    ExplanationText(String planFile, String warehouseOption) {
        this.planFile = planFile;
        this.warehouseOption = warehouseOption;
    }

    // the week

    String week(WeekExplanation week) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                """
                Page %s, week of %s (%s): %s.
                The shares of its %s%s add up to that.
                A share is expected revenue alone, unless the line below says of which parts.""",
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
        text.append('\n');
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time", "type", "caption", "tier", "category", "share"));
        week.messages()
                .forEach(row -> rows.add(List.of(
                        row.message().time().map(ExplanationText::dayAndTime).orElse("left out"),
                        row.message().messageType().label(),
                        id(row.message()),
                        row.priceTier().label(),
                        row.contentCategory(),
                        levels(row.total()))));
        week.wholeWeek()
                .forEach(
                        share -> rows.add(List.of("whole week", "", "", "", "", points(share.score(), share.level()))));
        List<String> lines = TextTable.of(rows, "", Set.of(2, 5)).lines().toList();
        text.append(lines.get(0)).append('\n');
        for (int i = 0; i < week.messages().size(); i++) {
            text.append(lines.get(i + 1)).append('\n');
            ofWhich(text, week.messages().get(i).shares());
        }
        for (int i = 0; i < week.wholeWeek().size(); i++) {
            text.append(lines.get(i + 1 + week.messages().size())).append('\n');
            ofWhich(text, List.of(week.wholeWeek().get(i)));
        }
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

    /** What a share is made of, unless it is expected revenue alone. */
    private static void ofWhich(StringBuilder text, List<Share> shares) {
        if (shares.size() != 1 || shares.get(0).constraint() != PlanningConstraint.EXPECTED_REVENUE) {
            text.append(TextTable.wrapped(
                    shares.stream().map(ExplanationText::share).collect(Collectors.joining(", ")), "    ", "    "));
        }
    }

    private static String share(Share share) {
        return points(share.score(), share.level()) + " " + share.constraint().words();
    }

    // a message

    String message(MessageExplanation message) {
        StringBuilder text = new StringBuilder();
        line(text, "%s: %s", named(message.message()), quoted(message.captionText()));
        text.append('\n');
        line(text, "Why this caption. %s", choice(message));
        line(text, "Why this time. %s", time(message));
        line(text, "What it adds. %s", adds(message));
        text.append('\n');
        numbers(text, message);
        message.alternatives().ifPresent(found -> alternatives(text, message, found));
        if (message.alternatives().isEmpty()) {
            text.append('\n');
            next(text, "What else could be:  ", "--message " + id(message.message()) + " --alternatives 5");
        }
        return text.toString();
    }

    private static String choice(MessageExplanation message) {
        if (message.sent()) {
            return "It was sent already under a schedule that this plan replaces, and stays.";
        }
        var choice = message.choice();
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "The sample drew a conversion of %s for it, better than %s free %s captions; expected are %s, on %,.0f "
                        + "viewers of its own.",
                percent(choice.draw(), 2),
                others(choice.drawRank()),
                message.priceTier().label(),
                percent(choice.posteriorMean(), 2),
                choice.evidenceViewers()));
        if (message.priceTier() == PriceTier.BUMP) {
            sentences.add(format(
                    "By that it ranks above %s; its diversity is %s.",
                    rankOf(choice.worthRank()), decimal(choice.diversity(), 2)));
        } else {
            sentences.add(format(
                    "At $%s in an ordinary hour it ranks above %s; its diversity is %s.",
                    decimal(message.worth().baseRevenue(), 2),
                    rankOf(choice.worthRank()),
                    decimal(choice.diversity(), 2)));
        }
        if (choice.penalty() > 0) {
            sentences.add(format(
                    "A limit that filled up, or a soft restriction, took %s off.", decimal(choice.penalty(), 2)));
        }
        if (message.askedTier() != message.priceTier()) {
            sentences.add(format(
                    "It stands in for a %s caption, of which too few are free.",
                    message.askedTier().label()));
        }
        return String.join(" ", sentences);
    }

    private static String time(MessageExplanation message) {
        if (message.hour().isEmpty()) {
            return "It has none: it is left out. " + String.join(" ", message.leftOut());
        }
        if (message.sent()) {
            return "It was sent then.";
        }
        Hour hour = message.hour().get();
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "A %s hour from %02d:00 is worth %s of an ordinary one, %s of that from the page's own data; the best "
                        + "open hour of the week is worth %s.",
                hour.dayType().label().toLowerCase(Locale.ROOT),
                hour.hour(),
                decimal(hour.factor(), 2),
                percent(hour.ownShare(), 0),
                decimal(hour.best(), 2)));
        message.keptAt()
                .ifPresent(kept -> sentences.add(
                        message.message().time().equals(Optional.of(kept))
                                ? "An earlier plan had it there too."
                                : "An earlier plan had it " + dayAndTime(kept) + "."));
        return String.join(" ", sentences);
    }

    private static String adds(MessageExplanation message) {
        List<String> sentences = new ArrayList<>();
        for (MatchShare match : message.matches()) {
            sentences.add(said(match));
        }
        sentences.add(format(
                "In all it bears %s of the plan's score of %s.", levels(message.total()), levels(message.planScore())));
        return String.join(" ", sentences);
    }

    private static String said(MatchShare match) {
        if (match.constraint() == PlanningConstraint.EXPECTED_REVENUE) {
            return format("Its expected revenue brings %s.", Counted.of(signed(match.share()), "point"));
        }
        String with = match.with().isEmpty()
                ? ""
                : match.with().size() > 3
                        ? format(" with %d others", match.with().size())
                        : " with "
                                + match.with().stream()
                                        .map(ExplanationText::other)
                                        .collect(Collectors.joining(" and "));
        String part = match.share() == match.score() ? "" : format(", its part of %,d", Math.abs(match.score()));
        return format(
                "\"%s\"%s costs it %s%s.",
                match.constraint().words(),
                with,
                counted(
                        Math.abs(match.share()),
                        match.level() == Level.SOFT ? "point" : word(match.level()) + " point"),
                part);
    }

    private static void numbers(StringBuilder text, MessageExplanation message) {
        var choice = message.choice();
        number(text, "selection score", decimal(choice.total(), 4));
        number(text, "draw", decimal(choice.draw(), 6) + ", rank " + decimal(choice.drawRank(), 4));
        number(text, "posterior mean", decimal(choice.posteriorMean(), 6) + ", rank " + decimal(choice.worthRank(), 4));
        number(text, "diversity", decimal(choice.diversity(), 4));
        number(text, "penalty", decimal(choice.penalty(), 4));
        number(text, "evidence", format("%.1f viewers", choice.evidenceViewers()));
        number(
                text,
                "at an ordinary hour",
                format(
                        "$%s, %s points",
                        decimal(message.worth().baseRevenue(), 2),
                        decimal(message.worth().basePoints(), 1)));
        message.hour()
                .ifPresent(hour -> number(
                        text,
                        "at its hour",
                        format(
                                "× %s = $%s, %s",
                                decimal(hour.factor(), 4),
                                decimal(hour.expectedRevenue(), 2),
                                counted(hour.points(), "point"))));
        for (MatchShare match : message.matches()) {
            number(text, match.constraint().words(), points(match.share(), match.level()));
        }
        number(text, "share of the score", levels(message.total()));
    }

    private static void number(StringBuilder text, String name, String value) {
        line(text, "  %-26s %s", name, value);
    }

    private static void alternatives(
            StringBuilder text, MessageExplanation message, MessageExplanation.Alternatives found) {
        text.append('\n');
        if (message.sent()) {
            found.captionsUnknown().ifPresent(why -> line(text, "%s", why));
            return;
        }
        line(
                text,
                found.slots().isEmpty()
                        ? "No other slot is free for it."
                        : "The best %d of %d other slots that break no rule, with the change of the plan's score:",
                found.slots().size(),
                found.freeSlots());
        for (OtherSlot slot : found.slots()) {
            line(text, "  %-10s  %9s", dayAndTime(slot.time()), levels(slot.change()));
        }
        if (found.captionsUnknown().isPresent()) {
            line(
                    text,
                    "Other captions are not known, as the warehouse cannot be read: %s",
                    found.captionsUnknown().get());
            return;
        }
        line(
                text,
                found.captions().isEmpty()
                        ? "No other caption of its price tier is free."
                        : "The %s that would be chosen next, with the change of the plan's score:",
                Counted.of(found.captions().size(), "caption"));
        for (OtherCaption caption : found.captions()) {
            line(
                    text,
                    "  %20s  selection score %s, drew %s, expected %s  %9s  %s%s  %s",
                    caption.captionId(),
                    decimal(caption.selectionScore(), 3),
                    percent(caption.draw(), 2),
                    percent(caption.posteriorMean(), 2),
                    caption.change().map(ExplanationText::levels).orElse(""),
                    caption.contentCategory(),
                    caption.hasUrgency() ? ", urgent" : "",
                    quoted(caption.captionText()));
        }
    }

    // a slot

    String slot(SlotExplanation slot) {
        StringBuilder text = new StringBuilder();
        for (Wish wish : slot.wishes()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            wish(text, slot.slot(), wish);
        }
        if (slot.wishes().isEmpty()) {
            line(text, "The plan has no message that could be at %s.", slot.slot());
        }
        return text.toString();
    }

    private static void wish(StringBuilder text, Minute slot, Wish wish) {
        String at = dayAndTime(slot);
        if (wish.there()) {
            line(text, "%s at %s: it is there already.", named(wish.message()), at);
            return;
        }
        if (wish.forced().isEmpty()) {
            line(text, "%s at %s: it was sent already, and cannot move.", named(wish.message()), at);
            return;
        }
        line(
                text,
                "%s at %s%s.",
                named(wish.message()),
                at,
                wish.chosen() ? "" : ", the " + type(wish.message()) + " that loses least there of those tried");
        if (wish.broken().isEmpty()) {
            line(text, "No hard rule stands against it.");
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
                        broken.against().map(ExplanationText::other).orElse(""),
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
                        broken.against().map(ExplanationText::other).orElse(""));
            default -> broken.constraint().words();
        };
    }

    private static String counted(long count, String noun) {
        return Counted.of(format("%,d", count), noun);
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
                        these(forced.leftOut(), "is left out", "are left out"),
                        these(forced.placed(), "finds a place", "find a place"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String keeps = forced.keepsHardRules()
                ? ""
                : "No plan can have it there while these rules stand, as no other message can make way. With them set "
                        + "aside, ";
        String best = forced.keepsHardRules() ? "The" : "the";
        return format(
                "%s%s best plan found with it there (%s) %s: %s.",
                keeps, best, forced.solverConfig(), verdict(forced.change()), others);
    }

    /** What a plan is worth beside this one; hard points are said before it. */
    private static String verdict(ScoreLevels change) {
        if (change.medium() > 0) {
            return format(
                    "scores %,d medium points more than this one, as less is left out, and %s points",
                    change.medium(), signed(change.soft()));
        }
        if (change.medium() < 0) {
            return format(
                    "would lose %s, for messages left out, and change the points by %s",
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
                Optional.of(messages.stream().map(ExplanationText::other).collect(Collectors.joining(" and ")) + " "
                        + doAll);
            default -> Optional.of(messages.size() + " " + doAll);
        };
    }

    private static void smallestChange(StringBuilder text, Wish wish) {
        var change = wish.smallestChange();
        if (change.moves().isPresent()) {
            line(
                    text,
                    "  to free it: %s; all else as it is, the plan's score changes by %s.",
                    change.moves().get().stream().map(ExplanationText::move).collect(Collectors.joining(" and ")),
                    change.movesCost().map(ExplanationText::levels).orElse("0"));
        }
        change.limits()
                .ifPresent(limits -> line(
                        text,
                        "  %s in the rules: %s.",
                        change.moves().isPresent() ? "or" : "to free it,",
                        limits.stream().map(ExplanationText::limit).collect(Collectors.joining(" and "))));
        if (change.moves().isEmpty() && change.limits().isEmpty()) {
            line(text, "  Nothing frees it: neither other messages nor a limit can make way.");
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

    // words for all

    private static String named(Sent message) {
        return message.messageType().label() + " " + id(message)
                + message.time().map(time -> ", " + dayAndTime(time)).orElse(", left out");
    }

    /** Another message, in the middle of a sentence. */
    private static String other(Sent message) {
        String time = message.time().map(at -> " at " + dayAndTime(at)).orElse("");
        return message.origin()
                .map(origin -> "the " + type(message) + " " + origin)
                .orElseGet(() -> "the " + type(message) + time + " (" + id(message) + ")");
    }

    /** In the middle of a sentence. */
    private static String type(Sent message) {
        return message.messageType() == MessageType.PPV ? "PPV" : "bump";
    }

    private static String id(Sent message) {
        return message.captionId().map(String::valueOf).orElse("");
    }

    private static String dayAndTime(Minute time) {
        return DAY_AND_TIME.format(time.local());
    }

    private static String quoted(String captionText) {
        String line = captionText.strip().replaceAll("\\s+", " ");
        int shown = Math.min(CAPTION_SHOWN, line.codePointCount(0, line.length()));
        int end = line.offsetByCodePoints(0, shown);
        return "\"" + line.substring(0, end) + (end < line.length() ? "…" : "") + "\"";
    }

    private static String score(ScoreLevels score) {
        return format("score %dhard/%dmedium/%,dsoft", score.hard(), score.medium(), score.soft());
    }

    private static String points(long score, Level level) {
        return signed(score) + (level == Level.SOFT ? "" : " " + word(level));
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** Points as a share; levels that are 0 are not said. */
    private static String levels(ScoreLevels levels) {
        List<String> said = new ArrayList<>();
        if (levels.hard() != 0) {
            said.add(signed(levels.hard()) + " hard");
        }
        if (levels.medium() != 0) {
            said.add(signed(levels.medium()) + " medium");
        }
        if (levels.soft() != 0 || said.isEmpty()) {
            said.add(signed(levels.soft()));
        }
        return String.join(" ", said);
    }

    private static String signed(long points) {
        return points == 0 ? "0" : format("%+,d", points);
    }

    /** What share of the others lies below a rank; never rounded up to all. */
    private static String others(double rank) {
        return rank == 1 ? "all other" : format("%.1f%% of the", Math.floor(1000 * rank) / 10);
    }

    private static String rankOf(double rank) {
        return rank == 1 ? "all of them" : format("%.1f%% of them", Math.floor(1000 * rank) / 10);
    }

    private static String percent(double share, int places) {
        return format("%." + places + "f%%", 100 * share);
    }

    private static String decimal(double value, int places) {
        return format("%,." + places + "f", value);
    }

    private void next(StringBuilder text, String what, String option) {
        line(text, "%s schedule-builder explain %s %s%s", what, planFile, option, warehouseOption);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(format(format, values).stripTrailing()).append('\n');
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
