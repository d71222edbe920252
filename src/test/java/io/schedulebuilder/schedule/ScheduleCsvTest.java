package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleCsvTest {
    @Test
    void csv_onePlainMessage_hasElevenColumnsInOrder() throws Exception {
        assertThat(csv(ScheduleCsv.Reader.PROGRAM, Plans.ppv(-42, "Hello")))
                .isEqualTo(
                        """
                        schedule_id,page_name,day_of_week,scheduled_send_time,message_type,caption_id,caption_text,\
                        price_tier,content_category,has_urgency,performance_score\r
                        ava-2025-11-03-0f3a9b2c,ava,Monday,2025-11-03 19:15:00,PPV,-42,Hello,Mid,question,true,0.8125\r
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "carriage\r\nreturn",
                "a \"quoted\" word",
                "\"",
                "back\\slash and \\\" both",
                "comma, semicolon; tab\t",
                " leading and trailing ",
                "emoji \uD83D\uDE0D\u200D\u2764\uFE0F",
                "=1+1",
                "'apostrophe"
            })
    void csv_awkwardText_comesBackByteForByte(String text) throws Exception {
        String csv = csv(ScheduleCsv.Reader.PROGRAM, Plans.ppv(1, text));
        assertThat(rows(csv).get(1)[6]).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\tx", "\rx"})
    void csv_forSpreadsheet_guardsTextThatWouldRun(String text) throws Exception {
        String csv = csv(ScheduleCsv.Reader.SPREADSHEET, Plans.ppv(4611686018427387905L, text));
        assertThat(rows(csv).get(1)[6]).isEqualTo("'" + text);
        assertThat(rows(csv).get(1)[5]).isEqualTo("'4611686018427387905");
    }

    @Test
    void csv_forSpreadsheet_leavesOrdinaryTextAlone() throws Exception {
        assertThat(rows(csv(ScheduleCsv.Reader.SPREADSHEET, Plans.ppv(1, "1+1=2")))
                        .get(1)[6])
                .isEqualTo("1+1=2");
    }

    @Test
    void formulaLike_namesOnlyTextsThatBeginSo() {
        Plan plan = Plans.planWith(Plans.ppv(1, "=1"), Plans.ppv(2, "a=1"), Plans.ppv(3, ""));
        assertThat(ScheduleCsv.formulaLike(plan))
                .extracting(message -> message.captionId().value())
                .containsExactly(1L);
    }

    private static String csv(ScheduleCsv.Reader reader, Plan.Message... messages) throws IOException {
        StringWriter out = new StringWriter();
        ScheduleCsv.write(List.of(Plans.planWith(messages)), reader, out);
        return out.toString();
    }

    /** Read by the RFC's own rules, so that a writer's private escapes would show. */
    private static List<String[]> rows(String csv) throws Exception {
        try (var in = new CSVReaderBuilder(new StringReader(csv))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .withKeepCarriageReturn(true)
                .build()) {
            return in.readAll();
        }
    }
}
