package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.policy.language.Wording;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A policy value as a person writes it in a cell. */
final class WrittenValue {
    private static final DateTimeFormatter LENIENT_TIME = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);
    private static final String MIDNIGHT = "24:00";
    private static final String SHARES = "(0(\\.\\d{1,9})?|1(\\.0{1,9})?)\\s+(0(\\.\\d{1,9})?|1(\\.0{1,9})?)";

    private WrittenValue() {}

    /** Why a text is not a possible value; empty if it is one. */
    static Optional<String> faultOf(PolicyValue value, String written) {
        if (value.parameter().isOptional() && written.equals(PolicyValue.OFF)) {
            return Optional.empty();
        }
        boolean possible =
                switch (value.kind()) {
                    case NUMBER -> written.matches("-?\\d{1,12}(\\.\\d{1,9})?");
                    case NAME -> value.names().contains(written);
                    case TIME -> minuteOf(written).isPresent();
                    case HOURS ->
                        Arrays.stream(written.strip().split("\\s+")).allMatch(hour -> hour.matches("1?\\d|2[0-3]"));
                    case SHARES -> written.matches(SHARES);
                };
        return possible
                ? Optional.empty()
                : Optional.of(
                        switch (value.kind()) {
                            case NUMBER -> "\"" + written + "\" is not a number. Write digits and a point: 12 or 0.75.";
                            case NAME -> Wording.unknown(value.label(), written, "One of", value.names());
                            case TIME -> "\"" + written + "\" is not a time of day. Write HH:mm, such as 08:00.";
                            case HOURS -> "\"" + written + "\" are not hours. Write them with spaces between: 9 13 17.";
                            case SHARES ->
                                "\"" + written
                                        + "\" is not a minimum and a maximum. Write two shares with a space between, "
                                        + "or " + PolicyValue.OFF + ": 0.30 0.60.";
                        });
    }

    /** Whether a written value equals the policy's value; 0.5 equals 0.50. */
    static boolean same(PolicyValue value, String written, String had) {
        if (written.equals(PolicyValue.OFF) || had.equals(PolicyValue.OFF)) {
            return written.equals(had);
        }
        return switch (value.kind()) {
            case NUMBER -> new BigDecimal(written).compareTo(new BigDecimal(had)) == 0;
            case NAME -> written.equals(had);
            case TIME -> minuteOf(written).equals(minuteOf(had));
            case HOURS -> hoursOf(written).equals(hoursOf(had));
            case SHARES -> sharesOf(written).equals(sharesOf(had));
        };
    }

    private static Optional<Integer> minuteOf(String text) {
        if (text.equals(MIDNIGHT)) {
            return Optional.of(24 * 60);
        }
        try {
            LocalTime time = LocalTime.parse(text, LENIENT_TIME);
            return Optional.of(time.getHour() * 60 + time.getMinute());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<BigDecimal> sharesOf(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .map(share -> new BigDecimal(share).stripTrailingZeros())
                .toList();
    }

    private static SortedSet<Integer> hoursOf(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
