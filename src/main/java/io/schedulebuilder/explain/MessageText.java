package io.schedulebuilder.explain;

import static io.schedulebuilder.explain.ExplanationWords.counted;
import static io.schedulebuilder.explain.ExplanationWords.dayAndTime;
import static io.schedulebuilder.explain.ExplanationWords.decimal;
import static io.schedulebuilder.explain.ExplanationWords.format;
import static io.schedulebuilder.explain.ExplanationWords.levels;
import static io.schedulebuilder.explain.ExplanationWords.line;
import static io.schedulebuilder.explain.ExplanationWords.others;
import static io.schedulebuilder.explain.ExplanationWords.percent;
import static io.schedulebuilder.explain.ExplanationWords.points;
import static io.schedulebuilder.explain.ExplanationWords.quoted;
import static io.schedulebuilder.explain.ExplanationWords.rankOf;
import static io.schedulebuilder.explain.ExplanationWords.signed;
import static io.schedulebuilder.explain.ExplanationWords.word;

import io.schedulebuilder.domain.Confidence;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.explain.MessageExplanation.Hour;
import io.schedulebuilder.explain.MessageExplanation.MatchShare;
import io.schedulebuilder.explain.MessageExplanation.OtherCaption;
import io.schedulebuilder.explain.MessageExplanation.OtherSlot;
import io.schedulebuilder.schedule.PropensityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Explains in words why a message has its caption and its time, what it adds to the score, and what the alternatives
 * are.
 */
final class MessageText {
    private MessageText() {}

    private static String evidence(Confidence confidence) {
        return format(
                "%s of what is expected comes from its sends to this page, %s from those to other pages, and the rest from what is "
                        + "usual for its price tier and category.",
                percent(confidence.fromPage(), 0), percent(confidence.fromOtherPages(), 0));
    }

    static String choice(MessageExplanation message) {
        if (message.sent()) {
            return "A schedule that this plan replaces already sent it, so it stays.";
        }
        var choice = message.choice();
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "Its expected conversion is %s, with %,.0f viewers on this page so far; Thompson sampling drew %s, better "
                        + "than %s free %s captions.",
                percent(choice.posteriorMean(), 2),
                choice.evidenceViewers(),
                percent(choice.draw(), 2),
                others(choice.drawRank()),
                message.priceTier().label()));
        message.confidence()
                .filter(confidence -> message.priceTier() != PriceTier.BUMP)
                .ifPresent(confidence -> sentences.add(evidence(confidence)));
        if (message.priceTier() == PriceTier.BUMP) {
            sentences.add(format(
                    "This ranks it above %s; its diversity is %s.",
                    rankOf(choice.worthRank()), decimal(choice.diversity(), 2)));
        } else {
            sentences.add(format(
                    "At $%s in an average hour, it ranks above %s; its diversity is %s.",
                    decimal(message.worth().baseRevenue(), 2),
                    rankOf(choice.worthRank()),
                    decimal(choice.diversity(), 2)));
        }
        if (choice.penalty() > 0) {
            sentences.add(format(
                    "A limit that was nearly reached, or a soft restriction, took off %s.",
                    decimal(choice.penalty(), 2)));
        }
        if (message.askedTier() != message.priceTier()) {
            sentences.add(format(
                    "It fills in for a %s caption, because too few of those are free.",
                    message.askedTier().label()));
        }
        message.propensity().map(PropensityText::of).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    static String time(MessageExplanation message) {
        if (message.hour().isEmpty()) {
            return "It has no time: it is unplaced. " + String.join(" ", message.leftOut());
        }
        if (message.sent()) {
            return "It was already sent then.";
        }
        Hour hour = message.hour().get();
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "A %s hour from %02d:00 is worth %s of an average hour, %s of that from the page's own data. The "
                        + "best open hour of the week is worth %s.",
                hour.dayType().label().toLowerCase(Locale.ROOT),
                hour.hour(),
                decimal(hour.factor(), 2),
                percent(hour.ownShare(), 0),
                decimal(hour.best(), 2)));
        message.keptAt()
                .ifPresent(kept -> sentences.add(
                        message.message().time().equals(Optional.of(kept))
                                ? "The earlier plan had it there too."
                                : "The earlier plan had it " + dayAndTime(kept) + "."));
        return String.join(" ", sentences);
    }

    static String adds(MessageExplanation message) {
        List<String> sentences = new ArrayList<>();
        for (MatchShare match : message.matches()) {
            sentences.add(said(match));
        }
        sentences.add(format(
                "In total, it contributes %s of the plan's score of %s.",
                levels(message.total()), levels(message.planScore())));
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
                                        .map(ExplanationWords::other)
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

    static void numbers(StringBuilder text, MessageExplanation message) {
        var choice = message.choice();
        number(text, "selection score", decimal(choice.total(), 4));
        number(text, "draw", decimal(choice.draw(), 6) + ", rank " + decimal(choice.drawRank(), 4));
        number(text, "posterior mean", decimal(choice.posteriorMean(), 6) + ", rank " + decimal(choice.worthRank(), 4));
        number(text, "diversity", decimal(choice.diversity(), 4));
        number(text, "penalty", decimal(choice.penalty(), 4));
        number(text, "evidence", format("%.1f viewers", choice.evidenceViewers()));
        number(
                text,
                "at an average hour",
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

    static void alternatives(StringBuilder text, MessageExplanation message, MessageExplanation.Alternatives found) {
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
                    "Other captions cannot be shown because the warehouse cannot be read: %s",
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
                    caption.change().map(ExplanationWords::levels).orElse(""),
                    caption.contentCategory(),
                    caption.hasUrgency() ? ", urgent" : "",
                    quoted(caption.captionText()));
        }
    }
}
