package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a plan, place by place, until all of it is known. */
final class PlanFaults {
    /** A plan that is wrong everywhere is no plan: the first places say so as well as all of them. */
    private static final int MOST_SHOWN = 50;

    private final String origin;
    private final String todo;
    private final List<Fault> found = new ArrayList<>();

    private record Fault(int line, String text) {}

    /**
     * @param origin names the plan: a file, a schedule id
     * @param todo a sentence that tells what to do
     */
    PlanFaults(String origin, String todo) {
        this.origin = origin;
        this.todo = todo;
    }

    /** Where a key of an object is. */
    static String key(String path, String key) {
        String shown = key.matches("[A-Za-z0-9_]{1,40}")
                ? key
                : "\"" + new JsonValue.Text(0, key).shown().substring(1);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    /** Where an item of a list is. */
    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** @param what goes on where the path ends: {@code is not ...} */
    void add(int line, String path, String what) {
        found.add(new Fault(line, (path.isEmpty() ? "" : path + ": ") + what));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws InputException with all faults, in the order of the file */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(found.stream()
                .sorted(Comparator.comparingInt(Fault::line))
                .limit(MOST_SHOWN)
                .map(fault -> origin + ":" + fault.line() + ": " + fault.text() + ". " + todo)
                .toList());
        if (found.size() > MOST_SHOWN) {
            lines.add(origin + ": has " + (found.size() - MOST_SHOWN) + " more faults. " + todo);
        }
        throw new InputException(lines);
    }

    /** @throws InputException that says it is no plan at all */
    InputException notAPlan(int line, String what) {
        return new InputException(origin + (line > 0 ? ":" + line : "") + ": is not a plan: " + what
                + ". Give the plan.json that `schedule-builder plan` wrote.");
    }
}
