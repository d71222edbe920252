package io.schedulebuilder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ExampleGeneratorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"messages.csv", "captions.csv", "pages.csv", "holidays.csv"})
    void examples_drawnAgain_areTheCommittedBytes(String file) throws IOException {
        ExampleGenerator.write(folder);

        assertThat(Files.mismatch(folder.resolve(file), Path.of("examples", file)))
                .as("first byte of examples/%s that differs; run ExampleGenerator and commit what it writes", file)
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"3, 700, 2500", "38, 5000, 12000"})
    void benchmarkData_asManyAsAsked_eachIdOnce(int pages, int messages, int captions) throws IOException {
        BenchmarkData.write(folder, pages, messages, captions);

        ImportedFolder written = new ImportedFolder(folder);
        assertThat(written.zones()).hasSize(pages).containsKey("jadebri");
        assertThat(written.captions()).hasSize(captions);
        assertThat(written.messages()).hasSize(messages);
        assertThat(written.messages().stream().map(ImportedFolder.Row::id)).doesNotHaveDuplicates();
    }

    /** More captions than headlines with one opening each. */
    @Test
    void bank_grownFarBeyondTheHeadlines_hasEachTextAndIdOnce() {
        List<BankCaption> bank = Bank.ofSize(75_000);

        assertThat(bank.stream().map(BankCaption::text)).doesNotHaveDuplicates();
        assertThat(bank.stream().map(BankCaption::id)).doesNotHaveDuplicates();
    }

    /** The algorithms are ours so that they never change; these values were computed once. */
    @Test
    void draws_ofOneName_areTheSameForEver() {
        Draws draws = Draws.named("a name");

        assertThat(new double[] {draws.uniform(), draws.normal(), draws.beta(8, 72), draws.binomial(1000, 0.3)})
                .containsExactly(0.9973521711451004, 0.25967904076397574, 0.06031755859129876, 301);
    }
}
