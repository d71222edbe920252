package io.schedulebuilder.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a plan, place by place, to report all of it at once. */
final class PlanFaults {
    /** A plan with more faults is not a plan, and the first ones say that just as well. */
    private static final int MOST_SHOWN = 50;

    private final String origin;
    private final String todo;
    private final List<Fault> found = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    private record Fault(int line, String text) {}

    /**
     * @param origin the name of the plan in error messages: a file, a schedule id
     * @param todo a sentence that says what to do
     */
    PlanFaults(String origin, String todo) {
        this.origin = origin;
        this.todo = todo;
    }

    /** The path of a key in an object. */
    static String key(String path, String key) {
        String shown = key.matches("[A-Za-z0-9_]{1,40}") ? key : quoted(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    /** The path of an item in a list. */
    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** Records the line on which the value at a path begins. */
    void begins(String path, int line) {
        lines.put(path, line);
    }

    /** Records how the number at a path is written. */
    void isSpelled(String path, String number) {
        numbers.put(path, number);
    }

    /** A value in words. */
    String shown(String path, JsonNode value) {
        if (value.isContainerNode()) {
            return value.isObject() ? "an object" : "a list";
        }
        return value.isTextual() ? quoted(value.textValue()) : shortened(numbers.getOrDefault(path, value.asText()));
    }

    private static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    private static String shortened(String text) {
        int longest = 60;
        int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
        return VisibleText.of(text.substring(0, end)) + (end < text.length() ? "..." : "");
    }

    /** Adds a fault if there is one. */
    void addIf(boolean wrong, String path, String what) {
        if (wrong) {
            add(path, what);
        }
    }

    /** @param what continues the sentence after the path: {@code is not ...} */
    void add(String path, String what) {
        add(line(path), path, what);
    }

    void add(int line, String path, String what) {
        found.add(new Fault(line, (path.isEmpty() ? "" : path + ": ") + what));
    }

    /** The line of a value, or of the closest value that contains it. */
    int line(String path) {
        String at = path;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault(at, 0);
    }

    /** @throws InputException with all faults, in the order of the file */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(found.stream()
                .sorted(Comparator.comparingInt(Fault::line))
                .limit(MOST_SHOWN)
                .map(fault -> origin + ":" + fault.line() + ": " + fault.text() + ". " + todo)
                .toList());
        if (found.size() > MOST_SHOWN) {
            shown.add(origin + ": has " + (found.size() - MOST_SHOWN) + " more faults. " + todo);
        }
        throw new InputException(shown);
    }

    /** The error for a text that is not a plan at all. */
    InputException notAPlan(int line, String what) {
        return new InputException(origin + (line > 0 ? ":" + line : "") + ": is not a plan: " + what
                + ". Name a plan.json that `schedule-builder plan` wrote.");
    }
}
