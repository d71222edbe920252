package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written depends on no desktop's language: locales with digits, calendars and letter cases of their own. */
@Tag("slow")
class LocaleTest {
    private static final Locale USUAL = Locale.getDefault();
    private static final String PAGE = "jadebri";

    @TempDir
    static Path folder;

    private static Cli cli;
    private static Path plan;
    private static List<String> answers;

    @BeforeAll
    static void planInEnglish() throws IOException {
        Locale.setDefault(Locale.US);
        cli = Cli.withExamples(folder.resolve("data"));
        plan = folder.resolve("english.plan.json");
        answers = answers();
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar-EG-u-nu-arab",
                "fa-IR-u-nu-arabext",
                "bn-BD-u-nu-beng",
                "hi-IN-u-nu-deva",
                "th-TH-u-ca-buddhist-nu-thai",
                "my-MM-u-nu-mymr",
                "ne-NP-u-nu-deva",
                "ja-JP-u-ca-japanese",
                "tr-TR",
                "de-DE",
                "fr-FR",
                "sv-SE"
            })
    void plan_underAnyLocale_isTheSameBytes(String tag) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(answers()).containsExactlyElementsOf(answers);
    }

    @Test
    void process_underAnArabicDesktop_plansTheSameBytes() throws Exception {
        Path csv = folder.resolve("process.csv");
        OwnProcess.Result result = OwnProcess.with(List.of("-Duser.language=ar", "-Duser.country=EG"), cli.data())
                .run("plan", "--page-name", PAGE, "--start-date", "2025-11-04", "--output", csv.toString());

        String said = result.exitCode() + "\n" + result.out() + result.err();
        assertThat(said.replace("process.", "english.")).isEqualTo(answers.get(0));
        assertThat(folder.resolve("process.plan.json")).hasSameBinaryContentAs(plan);
    }

    /** Plans, and reads what was planned in several ways; file names are always the same. */
    private static List<String> answers() throws IOException {
        Path csv = folder.resolve("english.csv");
        List<String> said = new ArrayList<>();
        said.add(said(cli.week("plan", PAGE, csv)));
        said.add(Files.readString(csv));
        said.add(Files.readString(plan));
        said.add(said(cli.run("explain", plan.toString())));
        said.add(said(cli.run("rules", "show", "--revenue", "25000", "--saturation", "0.3")));
        said.add(said(cli.run("build", "--page-name", "çIğ", "--start-date", "2025-11-31")));
        return said;
    }

    private static String said(Cli.Result result) {
        return result.exitCode() + "\n" + result.out() + result.err();
    }
}
