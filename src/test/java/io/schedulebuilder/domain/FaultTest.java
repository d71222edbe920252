package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.schedulebuilder.domain.Fault.Kind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rules/tiers.drl:22: weeklyPpvs(10, 7) runs backwards. Write weeklyPpvs(7, 10).|rules/tiers.drl|22|weeklyPpvs(10, 7) runs backwards.|Write weeklyPpvs(7, 10).",
                "captions.csv:118: price_tier \"Prem\" is not one of budget, mid. Correct the row; nothing was "
                        + "imported.|captions.csv|118|price_tier \"Prem\" is not one of budget, mid.|Correct the row; "
                        + "nothing was imported.",
                "plan.json: stale. Run plan again.|plan.json||stale.|Run plan again.",
                "/tmp/a b/my plan.json:3:7: is not a plan.|/tmp/a b/my plan.json|3|is not a plan.|",
                "my week.plan.json: no such file.|my week.plan.json||no such file.|",
                "rules/tables/volumes.xlsx:C7: is empty. Write a number.|rules/tables/volumes.xlsx|7|C7: is empty.|Write a number.",
                "rules/zones.drl:9: unknown zone \"a: b\". Did you mean YELLOW? Zones: GREEN, RED.|rules/zones.drl|9|unknown zone \"a: b\". Did you mean YELLOW?|Zones: GREEN, RED.",
            })
    void of_aTextWithAPlace_isTakenApart(String text, String file, Integer line, String message, String todo) {
        assertThat(Fault.of(Kind.INPUT, text))
                .isEqualTo(new Fault(
                        Kind.INPUT, message, Optional.of(file), Optional.ofNullable(line), Optional.ofNullable(todo)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page \"nobody\" is not in the warehouse. Pages: ava, bea.",
                "slot 2025-11-04 20:15: the page is closed then.",
                "--output-dir week45/x.csv: is a file.",
                "schedule ava-2025-11-04-00c0ffee: not in the caption bank: 1, 2.",
                "https://example.com/hook: does not answer.",
                "caption 12: price tier \"Prem\" is unknown."
            })
    void of_aTextWithoutAFile_namesNone(String text) {
        Fault fault = Fault.of(Kind.INPUT, text);
        assertThat(fault.file()).isEmpty();
        assertThat(fault.line()).isEmpty();
        assertThat(text).startsWith(fault.message());
    }

    @Test
    void of_errors_saysWhoseTheyAre() {
        assertThat(Fault.of(new InputException(List.of("a.csv:1: bad.", "a.csv:2: bad."))))
                .extracting(Fault::kind, fault -> fault.line().orElse(0))
                .containsExactly(tuple(Kind.INPUT, 1), tuple(Kind.INPUT, 2));
        assertThat(kind(new FailureException("no disk."))).isEqualTo(Kind.ENVIRONMENT);
        assertThat(kind(new OutOfMemoryError("Java heap space"))).isEqualTo(Kind.ENVIRONMENT);
        assertThat(kind(new NoClassDefFoundError("x/Y"))).isEqualTo(Kind.ENVIRONMENT);
        assertThat(kind(new StackOverflowError())).isEqualTo(Kind.INTERNAL);
        assertThat(kind(new NegativeArraySizeException("-1"))).isEqualTo(Kind.INTERNAL);
        assertThat(kind(new CompletionException(new FailureException("no disk."))))
                .isEqualTo(Kind.ENVIRONMENT);
        assertThat(kind(new ExceptionInInitializerError(new IllegalStateException("out of order"))))
                .isEqualTo(Kind.INTERNAL);
        assertThat(Fault.words(new CompletionException(new OutOfMemoryError("Java heap space"))))
                .startsWith("there is not enough memory (Java heap space). ");
    }

    private static Kind kind(Throwable error) {
        return Fault.of(error).get(0).kind();
    }
}
