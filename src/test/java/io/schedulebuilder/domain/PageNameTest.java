package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoë strauß",
                " ZOË  STRAUSS ",
                "Zoe\u0308 Strauß",
                "Zoë\u00A0Strauß",
                "Zoë\t\u2003Strauß",
                "\uFEFFZo\u200Bë Strauß"
            })
    void isSameAs_caseAccentsAndSpaces_doNotMatter(String spelling) {
        assertThat(new PageName(spelling).isSameAs(new PageName("Zoë Strauß"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoe Strauß", "ZoëStrauß", "Zoë Strauß 2", "Zoë-Strauß"})
    void isSameAs_otherLetters_matter(String name) {
        assertThat(new PageName(name).isSameAs(new PageName("Zoë Strauß"))).isFalse();
    }
}
