package io.schedulebuilder.policy.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFile;
import io.schedulebuilder.policy.language.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A change to a rule, or to the comments of a file.
 *
 * @param name the rule's name, the new one if it changed; the file's name if only comments outside rules changed
 * @param place the place in the new book, or in the old one if the rule was removed
 * @param before the old name, place, conditions or settings, depending on the kind; may be empty
 * @param after the new name, place, conditions or settings, depending on the kind; may be empty
 */
public record RuleChange(
        @JsonProperty("change") Kind kind,
        @JsonProperty("rule") String name,
        @JsonUnwrapped Place place,
        String before,
        String after) {
    /** The kind of change. */
    public enum Kind {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("renamed")
        RENAMED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("moved")
        MOVED,
        /** The text changed, but the meaning did not. */
        @JsonProperty("only_text")
        ONLY_TEXT
    }

    private static RuleChange of(Kind kind, Rule rule, String before, String after) {
        return new RuleChange(kind, rule.name(), rule.place(), before, after);
    }

    /** All changes: rules in the order of the new files, then removed rules. */
    static List<RuleChange> between(RuleBook before, RuleBook after) {
        Map<String, Rule> old = new LinkedHashMap<>();
        before.rules().forEach(rule -> old.put(rule.name(), rule));
        List<Rule> unmatched = new ArrayList<>();
        List<RuleChange> changes = new ArrayList<>();
        Map<Rule, Rule> same = new LinkedHashMap<>();
        for (Rule rule : after.rules()) {
            Rule was = old.remove(rule.name());
            if (was == null) {
                unmatched.add(rule);
            } else {
                same.put(rule, was);
            }
        }
        for (Rule rule : unmatched) {
            Optional<Rule> was = old.values().stream()
                    .filter(other -> meaning(other).equals(meaning(rule)))
                    .findFirst();
            if (was.isPresent()) {
                old.remove(was.get().name());
                changes.add(of(Kind.RENAMED, rule, was.get().name(), rule.name()));
            } else {
                changes.add(of(Kind.ADDED, rule, "", meaning(rule)));
            }
        }
        same.forEach((rule, was) -> change(before, after, was, rule).ifPresent(changes::add));
        changes.addAll(comments(before, after, changes));
        changes.sort(Comparator.comparing((RuleChange change) -> change.place().file())
                .thenComparing(change -> change.place().line()));
        old.values().forEach(rule -> changes.add(of(Kind.REMOVED, rule, meaning(rule), "")));
        return List.copyOf(changes);
    }

    private static Optional<RuleChange> change(RuleBook before, RuleBook after, Rule was, Rule rule) {
        if (!meaning(was).equals(meaning(rule))) {
            List<String> old = parts(was);
            List<String> now = parts(rule);
            String lost = old.stream().filter(part -> !now.contains(part)).collect(Collectors.joining(", "));
            String won = now.stream().filter(part -> !old.contains(part)).collect(Collectors.joining(", "));
            return Optional.of(of(Kind.CHANGED, rule, lost, won));
        }
        if (!local(was.place().file()).equals(local(rule.place().file()))) {
            return Optional.of(
                    of(Kind.MOVED, rule, was.place().file(), rule.place().file()));
        }
        return text(before, was).equals(text(after, rule))
                ? Optional.empty()
                : Optional.of(of(Kind.ONLY_TEXT, rule, "", ""));
    }

    /** Files that differ although none of their rules does. */
    private static List<RuleChange> comments(RuleBook before, RuleBook after, List<RuleChange> changes) {
        Map<String, String> old = new LinkedHashMap<>();
        before.files().forEach(file -> old.put(local(file.name()), file.text()));
        return after.files().stream()
                .filter(file -> Optional.ofNullable(old.get(local(file.name())))
                        .filter(text -> !text.equals(file.text()))
                        .isPresent())
                .filter(file -> changes.stream()
                        .noneMatch(change -> change.place().file().equals(file.name())))
                .filter(file -> rulesOf(before, file).equals(rulesOf(after, file)))
                .map(file -> new RuleChange(Kind.ONLY_TEXT, local(file.name()), new Place(file.name(), 0), "", ""))
                .toList();
    }

    private static TreeSet<String> rulesOf(RuleBook book, RuleFile file) {
        return book.rules().stream()
                .filter(rule -> local(rule.place().file()).equals(local(file.name())))
                .map(Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The file name without the folder, whose name may differ. */
    private static String local(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static String meaning(Rule rule) {
        return String.join(", ", parts(rule));
    }

    /** The conditions and settings of a rule, one by one. */
    private static List<String> parts(Rule rule) {
        List<String> parts = new ArrayList<>();
        if (rule.salience() != 0) {
            parts.add("salience " + rule.salience());
        }
        rule.conditions().parts().forEach(part -> parts.add(part.meaning()));
        for (Setting<?> setting : rule.settings()) {
            parts.add(setting.label() + " " + setting.shown());
        }
        return parts;
    }

    /** The lines from the rule's first line to the next rule, without blank lines and comments at the end. */
    private static List<String> text(RuleBook book, Rule rule) {
        List<String> lines = book.files().stream()
                .filter(file -> file.name().equals(rule.place().file()))
                .flatMap(file -> file.text().lines())
                .toList();
        int from = rule.place().line() - 1;
        int to = book.rules().stream()
                .filter(other -> other.place().file().equals(rule.place().file()))
                .mapToInt(other -> other.place().line() - 1)
                .filter(line -> line > from)
                .min()
                .orElse(lines.size());
        List<String> text = new ArrayList<>(lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size())));
        while (!text.isEmpty()
                && (text.get(text.size() - 1).isBlank()
                        || text.get(text.size() - 1).strip().startsWith("//"))) {
            text.remove(text.size() - 1);
        }
        return text;
    }
}
