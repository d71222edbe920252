package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WilsonScoreSqlTest {
    private static final Path PROCEDURES = Path.of("src/main/resources/io/schedulebuilder/store/bigquery/procedures");

    /** A function cannot call another on the emulator, so the formula stands twice: it must not be mended once. */
    @Test
    void contractsFunction_isOurs_wordForWord() throws IOException {
        assertThat(body("wilson_score_bounds"))
                .isEqualTo(body("sb_wilson_score_bounds")
                        .replace("sb_wilson", "wilson")
                        .replace("p_", ""));
    }

    private static String body(String name) throws IOException {
        String sql = Files.readString(PROCEDURES.resolve(name + ".sql"));
        return sql.substring(sql.indexOf("CREATE"));
    }
}
