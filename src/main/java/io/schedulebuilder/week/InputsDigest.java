package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.DataEnd;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.SentMessage;
import java.util.List;
import java.util.TreeMap;

/** The fingerprint of the rows that a plan is based on. */
public final class InputsDigest {
    private InputsDigest() {}

    /** The hex SHA-256 of all rows of the inputs, in order. */
    public static String of(WeekInputs weekInputs) {
        PageHistory history = weekInputs.history();
        Digest digest = Digest.of(history.page().toString());
        for (SentMessage message : history.messages()) {
            digest.number(message.rowId())
                    .text(message.sentAt().toString())
                    .text(message.type().name())
                    .number(message.caption()
                            .map(caption -> caption.id().value())
                            .orElse(0L))
                    .text(message.price().stripTrailingZeros().toPlainString())
                    .number(message.sent())
                    .number(message.viewed())
                    .number(message.purchased())
                    .text(message.earnings().stripTrailingZeros().toPlainString());
        }
        digest.text(history.holidays().toString())
                .text(new TreeMap<>(history.baseline().byTier()).toString());
        history.platform().forEach(day -> digest.text(day.toString()));
        history.dataEnd().filter(DataEnd::daysAreMissing).ifPresent(end -> digest.text(end.toString()));
        digest.text(weekInputs.market().digest(weekInputs.asOf()));
        weekInputs.promises().digest(weekInputs.asOf()).ifPresent(digest::text);
        CaptionPool pool = weekInputs.pool();
        digest.text(pool.bank().fingerprint())
                .block(pool.freeBits().toByteArray())
                .block(pool.softBits().toByteArray())
                .text(new TreeMap<>(pool.excluded()).toString())
                .text(weekInputs.fixed().toString())
                .text(weekInputs.held().toString());
        List<Holiday> weighing = weekInputs.holidays().stream()
                .filter(holiday -> holiday.volumeFactor() != 1)
                .toList();
        if (!weighing.isEmpty()) {
            digest.text(weighing.toString());
        }
        return digest.hex();
    }

    /** Adds the chosen texts to a fingerprint, because the inputs contain no texts. */
    public static String chosen(String rows, CaptionSelection selection) {
        Digest digest = Digest.of(rows);
        selection.messages().forEach(message -> digest.text(
                        message.caption().id().toString())
                .text(message.caption().text()));
        return digest.hex();
    }
}
