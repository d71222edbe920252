package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.SpreadsheetText;
import io.schedulebuilder.report.CsvFile;
import java.io.IOException;
import java.io.Writer;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The schedule that a person sends from: eleven columns, RFC 4180, in order of time. */
public final class ScheduleCsv {
    static final List<String> COLUMNS = List.of(
            "schedule_id",
            "page_name",
            "day_of_week",
            "scheduled_send_time",
            "message_type",
            "caption_id",
            "caption_text",
            "price_tier",
            "content_category",
            "has_urgency",
            "performance_score");

    private ScheduleCsv() {}

    /** The kind of program that will read the file. */
    public enum Reader {
        /** A program, or a person who pastes texts: every text is exact, byte for byte. */
        PROGRAM,
        /** A spreadsheet: {@code '} guards texts that it would run as a formula, and ids that it would round. */
        SPREADSHEET
    }

    /**
     * Writes the messages of plans one after another, with one heading. Does not close the writer.
     *
     * @throws IOException if the writer fails
     */
    public static void write(Collection<Plan> plans, Reader reader, Writer out) throws IOException {
        CsvFile.write(
                Stream.concat(Stream.of(COLUMNS), plans.stream().flatMap(plan -> plan.messages().stream()
                        .map(message -> row(plan, message, reader)))),
                out);
    }

    /** A message's fields. */
    static List<String> row(Plan plan, Plan.Message message, Reader reader) {
        UnaryOperator<String> text = reader == Reader.SPREADSHEET ? SpreadsheetText::guarded : UnaryOperator.identity();
        return List.of(
                text.apply(plan.scheduleId().value()),
                text.apply(plan.pageName().value()),
                message.dayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                message.scheduledSendTime().toString(),
                message.messageType().label(),
                (reader == Reader.SPREADSHEET ? "'" : "") + message.captionId(),
                text.apply(message.captionText()),
                message.priceTier().label(),
                text.apply(message.contentCategory()),
                Boolean.toString(message.hasUrgency()),
                message.performanceScore().toPlainString());
    }

    /** The messages whose text a spreadsheet would take for a formula. */
    public static List<Plan.Message> formulaLike(Plan plan) {
        return plan.messages().stream()
                .filter(message -> SpreadsheetText.wouldRun(message.captionText()))
                .toList();
    }
}
