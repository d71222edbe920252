package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void distance_countsChangedAddedAndMissingLetters_inAnyCase() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "")).isEqualTo(3);
        assertThat(Nearest.distance("YELOW", "yellow")).isEqualTo(1);
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(2);
    }

    @Test
    void to_theNearestWithinAThird_orNone() {
        List<String> words = List.of("--page-name", "--pages", "--rules");

        assertThat(Nearest.to("--page-nam", words)).contains("--page-name");
        assertThat(Nearest.to("--RULE", words)).contains("--rules");
        assertThat(Nearest.to("--warehouse", words)).isEmpty();
        assertThat(Nearest.to("--rule", words, word -> 0)).isEmpty();
        assertThat(Nearest.to("--rules", List.of())).isEmpty();
    }

    @Test
    void question_isASentenceOrNothing() {
        assertThat(Nearest.question(Nearest.to("--rule", List.of("--rules")))).isEqualTo(" Did you mean --rules?");
        assertThat(Nearest.question(Nearest.to("ava", List.of("--rules")))).isEmpty();
    }

    @Test
    void first_ordersByDistance_ofWhatIsNoTextToo() {
        assertThat(List.of(new PageName("zoe"), new PageName("ava"), new PageName("avan")).stream()
                        .sorted(Nearest.first("avn")))
                .containsExactly(new PageName("ava"), new PageName("avan"), new PageName("zoe"));
    }
}
