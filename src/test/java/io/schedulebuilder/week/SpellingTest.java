package io.schedulebuilder.week;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.PageName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void of_severalSpellings_isOnePage_asTheWarehouseSpellsIt() {
        assertThat(Spelling.of(names("AVA", "ava", "Mia", " ava  ", "nobody"), names("Ava", "mia", "zoe")))
                .isEqualTo(names("Ava", "mia", "nobody"));
    }

    @Test
    void of_warehouseWithTwoSpellings_keepsTheOneThatWasAskedFor() {
        assertThat(Spelling.of(names("ava"), names("Ava", "ava"))).isEqualTo(names("ava"));
        assertThat(Spelling.of(names("AVA"), names("Ava", "ava"))).isEqualTo(names("Ava"));
    }

    private static List<PageName> names(String... names) {
        return Stream.of(names).map(PageName::new).toList();
    }
}
