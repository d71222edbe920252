package io.schedulebuilder.compare;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition that makes a comparison fail if it is not shown to hold: {@code B >= A - 0.2%}.
 *
 * @param text as given
 * @param better the contender on the left
 * @param than the contender on the right
 * @param margin percent of the soft score that is added to the right side
 */
public record Gate(String text, String better, String than, double margin) {
    private static final Pattern SYNTAX =
            Pattern.compile("(.+?)\\s*>=\\s*(.+?)\\s*(?:([+-])\\s*(\\d+(?:\\.\\d+)?)\\s*%)?");

    private static final Pattern WITHOUT_PERCENT = Pattern.compile(".*\\s[+-]\\s*\\d+(\\.\\d+)?");

    /**
     * Parses a condition.
     *
     * @param names names of the contenders
     * @throws InputException if it is not a condition, or names an unknown contender
     */
    public static Gate parse(String text, List<String> names) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches() || WITHOUT_PERCENT.matcher(matcher.group(2)).matches()) {
            throw new InputException(
                    "--fail-under \"" + text
                            + "\" is not a condition. Write \"B >= A\" or \"B >= A - 0.2%\", with the names of two configurations.");
        }
        for (String name : List.of(matcher.group(1), matcher.group(2))) {
            if (!names.contains(name)) {
                throw new InputException("--fail-under \"" + text + "\": nothing here is named \"" + name + "\"."
                        + Nearest.question(Nearest.to(name, names)) + " Names: " + String.join(", ", names) + ".");
            }
        }
        double size = matcher.group(4) == null ? 0 : Double.parseDouble(matcher.group(4));
        return new Gate(text, matcher.group(1), matcher.group(2), "-".equals(matcher.group(3)) ? -size : size);
    }

    /**
     * Whether a comparison shows that it holds. Either the left contender is better on the hard or medium level, or it
     * is worse there in no pair of runs and the whole interval of the soft difference is at or above the margin.
     *
     * @throws IllegalArgumentException if a contender is unknown
     */
    public boolean isShownBy(SolverComparison comparison) {
        return pair(comparison)
                .filter(pair -> pair.level() == Level.SOFT
                        ? pair.worseAbove() == 0 && pair.difference().low() >= margin
                        : pair.isBetter())
                .isPresent();
    }

    /** The pair that it is about; empty if no problem was planned by both. */
    public Optional<Pair> pair(SolverComparison comparison) {
        return comparison.pair(named(comparison.contenders(), than), named(comparison.contenders(), better));
    }

    private static Contender named(List<Contender> contenders, String name) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no configuration is named " + name));
    }
}
