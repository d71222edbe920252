package io.schedulebuilder.policy.check;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import java.util.Comparator;
import java.util.Optional;

/**
 * One result of a rule check.
 *
 * @param rule the name of the rule that it is about; empty if it is about none, or the rule is unknown
 * @param text what is wrong and what to do, without the place and the rule's name
 */
public record Finding(Severity severity, Kind kind, @JsonUnwrapped Place place, Optional<String> rule, String text)
        implements Comparable<Finding> {
    private static final Comparator<Finding> READING_ORDER = Comparator.comparing(
                    (Finding finding) -> finding.place().file())
            .thenComparing(finding -> finding.place().line())
            .thenComparing(Finding::severity)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::text);

    /** The kind of finding. */
    public enum Kind {
        /** A file or rule that cannot be read. */
        SYNTAX("syntax", Severity.ERROR),
        /** Something in the folder that is not a rule file. */
        NOT_READ("not read", Severity.WARNING),
        /** Pages for which no rule sets a parameter. */
        GAP("gap", Severity.ERROR),
        /** Two rules that set different values for the same pages. */
        CLASH("clash", Severity.ERROR),
        /** A rule or value that never has an effect. */
        DEAD("dead", Severity.WARNING),
        /** A weight of zero. */
        SWITCHED_OFF("switched off", Severity.NOTE),
        /** An analysts' statement that does not hold. Most statements give their own severity. */
        DIRECTION("direction", Severity.ERROR),
        /** A row of the statements file that cannot be read. */
        STATEMENT("statement", Severity.ERROR),
        /** A week that cannot be scheduled. */
        CAPACITY("capacity", Severity.ERROR),
        /** More regions than can be checked. */
        TOO_MANY_REGIONS("too many regions", Severity.WARNING),
        /** The rule engine does not decide as the rules read. */
        ENGINE("engine", Severity.ERROR);

        private final String word;
        private final Severity severity;

        Kind(String word, Severity severity) {
            this.word = word;
            this.severity = severity;
        }

        /** The word shown to people and in JSON. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    static Finding of(Kind kind, Place place, String text) {
        return new Finding(kind.severity, kind, place, Optional.empty(), text);
    }

    static Finding of(Kind kind, Place place, Rule rule, String text) {
        return new Finding(kind.severity, kind, place, Optional.of(rule.name()), text);
    }

    /**
     * A finding for a folder that cannot be read.
     *
     * @param fault a fault that starts with the folder
     */
    public static Finding ofFolder(String folder, String fault) {
        String text = fault.startsWith(folder + ": ") ? fault.substring(folder.length() + 2) : fault;
        return of(Kind.SYNTAX, new Place(folder, 0), text);
    }

    /** By place, in the order in which a person reads the files. */
    @Override
    public int compareTo(Finding other) {
        return READING_ORDER.compare(this, other);
    }

    /** One line: {@code rules/tiers.drl:23: error: rule "SMALL": ...}. */
    @Override
    public String toString() {
        return place + ": " + severity.word() + ": "
                + rule.map(name -> "rule \"" + name + "\": ").orElse("") + text;
    }
}
