package io.schedulebuilder.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleFile;
import io.schedulebuilder.policy.language.RuleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an analyst reads after a slip: a folder of broken files, and beside them each message whole, with its line. */
class BrokenRulesTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken-rules");
    private static final Path EXPECTED = FOLDER.resolve("expected.txt");

    static List<String> brokenFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenFiles")
    void slip_inARuleFile_isNamedWithLineAndRemedy(String file) throws IOException {
        List<Fault> faults = new ArrayList<>();

        RuleParser.parse(new RuleFile(file, Files.readString(FOLDER.resolve(file))), faults);

        assertThat(faults).isNotEmpty();
        assertThat(Fault.all(faults).faults()).isEqualTo(expected().get(file));
    }

    /** So that no message is expected of a file that is gone. */
    @Test
    void expectedMessages_areThoseOfTheFolder_atLeastSixtyFiles() throws IOException {
        assertThat(expected().keySet())
                .hasSizeGreaterThanOrEqualTo(60)
                .containsExactlyInAnyOrderElementsOf(brokenFiles());
    }

    private static Map<String, List<String>> expected() throws IOException {
        return Files.readAllLines(EXPECTED).stream()
                .collect(groupingBy(line -> line.substring(0, line.indexOf(':')), toList()));
    }
}
