package io.schedulebuilder.store;

import java.util.Optional;

/**
 * One step of a deployment, or something that it leaves alone.
 *
 * @param kind table, row, view, function or procedure
 * @param detail why, or what of it
 * @param sql empty where nothing is done
 */
public record DeployStep(String kind, String name, Action action, String detail, Optional<String> sql) {
    /** What is done. */
    public enum Action {
        CREATE,
        CHANGE,
        KEEP
    }

    /** An object that is missing. */
    public static DeployStep create(String kind, String name, String sql) {
        return new DeployStep(kind, name, Action.CREATE, "is missing", Optional.of(sql));
    }

    /** An object that is not as it should be. */
    public static DeployStep change(String kind, String name, String detail, String sql) {
        return new DeployStep(kind, name, Action.CHANGE, detail, Optional.of(sql));
    }

    /** An object that is left alone. */
    public static DeployStep keep(String kind, String name, String detail) {
        return new DeployStep(kind, name, Action.KEEP, detail, Optional.empty());
    }

    /** "table caption_bank". */
    public String object() {
        return kind + " " + name;
    }
}
