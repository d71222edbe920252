package io.schedulebuilder.launch;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.terminal.Within;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Checks every option that has {@link Within} against its bounds. */
final class Bounds {
    private Bounds() {}

    /** @throws ParameterException for the first number that is out of bounds */
    static void check(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            for (OptionSpec option : command.getParseResult().matchedOptions()) {
                Within bounds = option.userObject() instanceof Field field ? field.getAnnotation(Within.class) : null;
                Object value = option.getValue() instanceof Optional<?> some ? some.orElse(null) : option.getValue();
                if (bounds != null && value instanceof Number number && !holds(number, bounds)) {
                    throw new ParameterException(
                            command,
                            option.longestName() + " is "
                                    + (bounds.least().isEmpty() ? "at most " : shown(bounds.least()) + " to ")
                                    + shown(bounds.most()) + ", not " + number + ".");
                }
            }
        }
    }

    private static boolean holds(Number value, Within bounds) {
        BigDecimal number = new BigDecimal(value.toString());
        return number.compareTo(new BigDecimal(bounds.most())) <= 0
                && (bounds.least().isEmpty() || number.compareTo(new BigDecimal(bounds.least())) >= 0);
    }

    private static String shown(String bound) {
        return Counted.grouped(Long.parseLong(bound));
    }
}
