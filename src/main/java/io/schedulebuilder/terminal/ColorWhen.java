package io.schedulebuilder.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** When escape sequences for color are written. */
public enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER;

    /** As a shell completes them. */
    public static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Words() {
            super(List.of("auto", "always", "never"));
        }
    }

    private static final String OPTION = "--color";

    /**
     * What the arguments ask for; the last one wins. Read before they are parsed, as help screens are colored, too. A
     * value that is none of these is left to the parser.
     */
    public static ColorWhen in(String... args) {
        ColorWhen when = AUTO;
        for (int i = 0; i < args.length; i++) {
            String value = args[i].startsWith(OPTION + "=")
                    ? args[i].substring(OPTION.length() + 1)
                    : args[i].equals(OPTION) && i + 1 < args.length ? args[i + 1] : "";
            when = Arrays.stream(values())
                    .filter(known -> known.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElse(when);
        }
        return when;
    }

    /**
     * Whether to color: the option decides, then {@code NO_COLOR}, then {@code CLICOLOR_FORCE}, then whether the output
     * goes to a terminal that is not dumb.
     */
    public boolean colors(Map<String, String> environment, boolean terminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                !isSet(environment, "NO_COLOR")
                        && (isSet(environment, "CLICOLOR_FORCE") || (terminal && drawsOver(environment)));
        };
    }

    /** Whether the terminal knows escape sequences. */
    static boolean drawsOver(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "");
        return !terminal.isEmpty() && !terminal.equals("dumb");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !(name.startsWith("CLICOLOR") && value.equals("0"));
    }
}
