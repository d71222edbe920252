package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.Within;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class BoundsTest {
    /** A seed and an id may be any whole number; --weeks has a setter that says why its bound is so low. */
    private static final Set<String> ANY = Set.of("--seed", "--message", "--weeks");

    @TempDir
    Path data;

    @Test
    void numericOptions_ofAllCommands_haveBounds() {
        List<CommandLine> commands = new ArrayList<>();
        collect(
                ScheduleBuilderCommand.commandLine(new Installation(Cli.PROJECT, data, false, false, Optional.empty())),
                commands);
        Set<String> numeric = new TreeSet<>();
        Set<String> unbounded = new TreeSet<>();
        for (CommandLine command : commands) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (isNumeric(option) && !ANY.contains(option.longestName())) {
                    numeric.add(option.longestName());
                    boolean bounded =
                            option.userObject() instanceof Field field && field.isAnnotationPresent(Within.class);
                    if (!bounded) {
                        unbounded.add(command.getCommandName() + " " + option.longestName());
                    }
                }
            }
        }
        assertThat(unbounded).isEmpty();
        assertThat(numeric)
                .contains("--limit", "--seeds", "--revenue", "--parallel")
                .hasSizeGreaterThan(9);
    }

    private static boolean isNumeric(OptionSpec option) {
        Class<?>[] inner = option.auxiliaryTypes();
        Class<?> type = option.type() == Optional.class ? inner[0] : option.type();
        return type != boolean.class && (type.isPrimitive() || Number.class.isAssignableFrom(type));
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(inner -> collect(inner, all));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    runs list --limit -1 | --limit is 1 to 100,000, not -1.
                    runs list --limit 0 | --limit is 1 to 100,000, not 0.
                    runs list --limit 2147483647 | --limit is 1 to 100,000, not 2147483647.
                    rules show --revenue -1 --saturation 0 | --revenue is 0 to 1,000,000,000,000, not -1.
                    rules show --revenue 1E+999999999 --saturation 0 | --revenue is 0 to 1,000,000,000,000, not
                    rules show --revenue 1 --saturation 1.0001 | --saturation is 0 to 1, not 1.0001.
                    rules show --revenue 1 --saturation NaN | "NaN" is not a number.
                    rules show --revenue 1 --saturation 0 --average-rpr -2 | --average-rpr is 0 to 1,000,000, not -2.
                    rules show --revenue 1 --saturation 0 --message-count -2 | --message-count is 0 to 10,000,000, not -2.
                    batch --all-pages --start-date 2025-11-04 --parallel 2000000 | --parallel is at most 1,024, not 2000000.
                    batch --all-pages --start-date 2025-11-04 --as-of +999999-01-01T00:00 | is not a year to plan from.
                    runs list --max-bytes-billed 0 | --max-bytes-billed is 1 to 1,000,000,000,000,000,000, not 0.
                    runs list --price-per-tib -1 | --price-per-tib is 0 to 1,000,000, not -1.
                    """)
    void numberOutOfBounds_isRefused_withWhatIsAllowed(String command, String fault) {
        Cli.Result result = Cli.fresh(data).run(command.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(fault);
        assertThat(result.out()).isEmpty();
    }
}
