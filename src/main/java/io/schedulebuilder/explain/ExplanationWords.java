package io.schedulebuilder.explain;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words and numbers that all explanations share. */
final class ExplanationWords {
    private static final int CAPTION_SHOWN = 60;
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.ENGLISH);

    private ExplanationWords() {}

    static String named(Sent message) {
        return message.messageType().label() + " " + id(message)
                + message.time().map(time -> ", " + dayAndTime(time)).orElse(", unplaced");
    }

    /** Another message, for the middle of a sentence. */
    static String other(Sent message) {
        String time = message.time().map(at -> " at " + dayAndTime(at)).orElse("");
        return message.origin()
                .map(origin -> "the " + type(message) + " " + origin)
                .orElseGet(() -> "the " + type(message) + time + " (" + id(message) + ")");
    }

    /** For the middle of a sentence. */
    static String type(Sent message) {
        return message.messageType() == MessageType.PPV ? "PPV" : "bump";
    }

    static String id(Sent message) {
        return message.captionId().map(String::valueOf).orElse("");
    }

    static String dayAndTime(Minute time) {
        return DAY_AND_TIME.format(time.local());
    }

    static String quoted(String captionText) {
        String line = captionText.strip().replaceAll("\\s+", " ");
        int shown = Math.min(CAPTION_SHOWN, line.codePointCount(0, line.length()));
        int end = line.offsetByCodePoints(0, shown);
        return "\"" + line.substring(0, end) + (end < line.length() ? "…" : "") + "\"";
    }

    static String score(ScoreLevels score) {
        return format("score %dhard/%dmedium/%,dsoft", score.hard(), score.medium(), score.soft());
    }

    static String points(long score, Level level) {
        return signed(score) + (level == Level.SOFT ? "" : " " + word(level));
    }

    static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** Points by level; levels that are 0 are omitted. */
    static String levels(ScoreLevels levels) {
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

    static String signed(long points) {
        return points == 0 ? "0" : format("%+,d", points);
    }

    /** The share of the others that lies below a rank; never rounded up to all. */
    static String others(double rank) {
        return rank == 1 ? "all other" : format("%.1f%% of the", Math.floor(1000 * rank) / 10);
    }

    static String rankOf(double rank) {
        return rank == 1 ? "all of them" : format("%.1f%% of them", Math.floor(1000 * rank) / 10);
    }

    static String percent(double share, int places) {
        return format("%." + places + "f%%", 100 * share);
    }

    static String decimal(double value, int places) {
        return format("%,." + places + "f", value);
    }

    static void line(StringBuilder text, String format, Object... values) {
        text.append(format(format, values).stripTrailing()).append('\n');
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String counted(long count, String noun) {
        return Counted.of(Counted.grouped(count), noun);
    }
}
