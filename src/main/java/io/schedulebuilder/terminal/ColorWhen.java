package io.schedulebuilder.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** When to write escape sequences for color. */
public enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER;

    /** The values that a shell completes. */
    public static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Words() {
            super(List.of("auto", "always", "never"));
        }
    }

    private static final String OPTION = "--color";

    /**
     * The value in these arguments; the last one wins. Runs before the arguments are parsed, because help screens are
     * colored too. Leaves an invalid value to the parser.
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

    /** Whether the terminal supports escape sequences. */
    static boolean drawsOver(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "");
        return !terminal.isEmpty() && !terminal.equals("dumb");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !(name.startsWith("CLICOLOR") && value.equals("0"));
    }
}
