package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanningConstraintTest {
    @ParameterizedTest
    @EnumSource(PlanningConstraint.class)
    void eachConstraint_isInTheDocumentation(PlanningConstraint constraint) throws IOException {
        assertThat(Files.readString(Path.of("docs", "architecture.md")))
                .contains("| " + constraint.words() + " | "
                        + constraint.level().name().toLowerCase(Locale.ROOT) + " | " + constraint.unit() + " |\n");
    }
}
