package io.schedulebuilder.store;

import java.util.Optional;

/**
 * One step of a deployment, or an object that it leaves unchanged.
 *
 * @param kind table, row, view, function or procedure
 * @param detail the reason, or the part that changes
 * @param sql empty if nothing is done
 */
public record DeployStep(String kind, String name, Action action, String detail, Optional<String> sql) {
    /** What the step does. */
    public enum Action {
        CREATE,
        CHANGE,
        KEEP
    }

    /** A step for an object that is missing. */
    public static DeployStep create(String kind, String name, String sql) {
        return new DeployStep(kind, name, Action.CREATE, "is missing", Optional.of(sql));
    }

    /** A step for an object that differs. */
    public static DeployStep change(String kind, String name, String detail, String sql) {
        return new DeployStep(kind, name, Action.CHANGE, detail, Optional.of(sql));
    }

    /** A step that leaves an object unchanged. */
    public static DeployStep keep(String kind, String name, String detail) {
        return new DeployStep(kind, name, Action.KEEP, detail, Optional.empty());
    }

    /** Kind and name: "table caption_bank". */
    public String object() {
        return kind + " " + name;
    }
}
