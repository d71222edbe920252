package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.schedule.MessageChanges;
import io.schedulebuilder.schedule.MessageChanges.Entry;
import io.schedulebuilder.schedule.MessageChanges.Pair;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.PlanDiff;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed for each message between two plans: one line per message in order of time, then the counts. */
public final class DiffMessages {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final MessageChanges diff;
    private final Map<CaptionId, String> reasons;
    private final DateTimeFormatter shownTime;

    public DiffMessages(PlanDiff diff) {
        this(diff.messages(), Map.of(), diff.sameWeek());
    }

    /**
     * Creates the lines for these changes.
     *
     * @param reasons why a message moved, by caption, where known
     */
    public DiffMessages(MessageChanges diff, Map<CaptionId, String> reasons, boolean sameWeek) {
        this.diff = diff;
        this.reasons = reasons;
        this.shownTime = sameWeek ? DAY_AND_TIME : DATE_AND_TIME;
    }

    public String text() {
        List<List<String>> rows = Stream.of(
                        lines("~", diff.moved(), this::moved),
                        lines("*", diff.otherCaption(), this::otherCaption),
                        lines("*", diff.changed(), this::changed),
                        lines("+", diff.added(), pair -> worth(pair.b())),
                        lines("-", diff.dropped(), pair -> joined("; ", worth(pair.a()), reason(pair.a()))),
                        lines(
                                "-",
                                diff.leftOut(),
                                pair -> (pair.a().isEmpty() ? "new, but unplaced: " : "unplaced: ")
                                        + reasons(pair.b())),
                        lines(
                                "+",
                                diff.placed(),
                                pair -> joined("; ", worth(pair.b()), "unplaced in A: " + reasons(pair.a()))),
                        lines("-", diff.noLongerLeftOut(), pair -> "no longer needed; unplaced in A"))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Line::time))
                .map(Line::cells)
                .toList();
        return (rows.isEmpty() ? "" : TextTable.of(rows, "") + "\n") + counts() + "\n";
    }

    private record Line(LocalDateTime time, List<String> cells) {}

    private Stream<Line> lines(String sign, List<Pair> pairs, Function<Pair, String> what) {
        return pairs.stream().map(pair -> {
            Entry shown = pair.b().or(pair::a).orElseThrow();
            Optional<Minute> time =
                    pair.b().flatMap(Entry::time).or(() -> pair.a().flatMap(Entry::time));
            return new Line(
                    time.map(Minute::local).orElse(LocalDateTime.MAX),
                    List.of(
                            sign,
                            time.map(this::shown).orElse(""),
                            shown.messageType().label(),
                            shown.captionId().toString(),
                            what.apply(pair)));
        });
    }

    private String moved(Pair pair) {
        String from = pair.a().flatMap(Entry::time).map(this::shown).orElse("");
        return joined(
                "; ",
                "from " + from + ", " + duration(pair.minutesLater().orElse(0L)),
                becomes(pair),
                worth(pair.b()),
                reason(pair.a()));
    }

    private String otherCaption(Pair pair) {
        String was = worth(pair.a());
        return joined(
                "; ",
                "instead of " + pair.a().orElseThrow().captionId(),
                worth(pair.b()) + (was.isEmpty() ? "" : ", was " + was),
                reason(pair.a()));
    }

    /** Empty if no reason is known. */
    private String reason(Optional<Entry> was) {
        return was.flatMap(entry -> Optional.ofNullable(reasons.get(entry.captionId())))
                .orElse("");
    }

    private String changed(Pair pair) {
        return "at the same time, " + becomes(pair);
    }

    /** What changed in a message; empty if nothing did. */
    private static String becomes(Pair pair) {
        Entry a = pair.a().orElseThrow();
        Entry b = pair.b().orElseThrow();
        return joined(
                ", ",
                change(a.messageType().label(), b.messageType().label()),
                change(a.priceTier(), b.priceTier()),
                change(a.contentCategory(), b.contentCategory()),
                change(a.hasUrgency() ? "urgent" : "not urgent", b.hasUrgency() ? "urgent" : "not urgent"),
                a.captionText().equals(b.captionText()) ? "" : "text changed");
    }

    private static String change(String from, String to) {
        return from.equals(to) ? "" : "now " + to + ", was " + from;
    }

    /** Price tier and dollars; empty for a bump. */
    private static String worth(Optional<Entry> entry) {
        return entry.filter(message -> message.messageType() == MessageType.PPV)
                .map(message -> joined(
                        ", ",
                        message.priceTier(),
                        message.expectedRevenue().map(DiffMessages::dollars).orElse("")))
                .orElse("");
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }

    private static String reasons(Optional<Entry> entry) {
        return entry.map(message -> String.join(" ", message.reasons())).orElse("");
    }

    private String counts() {
        List<String> counts = new ArrayList<>();
        count(counts, diff.moved(), "moved");
        count(counts, diff.otherCaption(), "with another caption");
        count(counts, diff.changed(), "changed");
        count(counts, diff.added(), "new");
        count(counts, diff.dropped(), "dropped");
        count(counts, diff.leftOut(), "unplaced");
        count(counts, diff.placed(), "now placed");
        count(counts, diff.noLongerLeftOut(), "unplaced before and no longer needed");
        count(counts, diff.leftOutInBoth(), "unplaced in both");
        counts.add(diff.asTheyWere().size() + " unchanged");
        return String.join(", ", counts) + ".";
    }

    private static void count(List<String> counts, List<Pair> pairs, String what) {
        if (!pairs.isEmpty()) {
            counts.add(pairs.size() + " " + what);
        }
    }

    private String shown(Minute time) {
        return shownTime.format(time.local());
    }

    /** A difference in words, such as {@code 1 d 2 h 15 min later}. */
    static String duration(long minutesLater) {
        if (minutesLater == 0) {
            return "less than a minute";
        }
        long minutes = Math.abs(minutesLater);
        String length =
                joined(" ", part(minutes / (24 * 60), "d"), part(minutes / 60 % 24, "h"), part(minutes % 60, "min"));
        return length + (minutesLater < 0 ? " earlier" : " later");
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + " " + unit;
    }

    public static String dollars(BigDecimal dollars) {
        return String.format(Locale.ROOT, "%s$%,.2f", dollars.signum() < 0 ? "-" : "", dollars.abs());
    }
}
