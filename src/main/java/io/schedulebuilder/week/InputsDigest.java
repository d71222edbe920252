package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.DataEnd;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.SentMessage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fingerprint of the rows that a plan rests on. */
public final class InputsDigest {
    private InputsDigest() {}

    /** Hex SHA-256 over all rows of a reading, in their order. */
    public static String of(WeekInputs weekInputs) {
        MessageDigest sha256 = sha256();
        try (DataOutputStream out = into(sha256)) {
            PageHistory history = weekInputs.history();
            put(out, history.page().toString());
            for (SentMessage message : history.messages()) {
                out.writeLong(message.rowId());
                put(out, message.sentAt().toString());
                put(out, message.type().name());
                out.writeLong(
                        message.caption().map(caption -> caption.id().value()).orElse(0L));
                put(out, message.price().stripTrailingZeros().toPlainString());
                out.writeLong(message.sent());
                out.writeLong(message.viewed());
                out.writeLong(message.purchased());
                put(out, message.earnings().stripTrailingZeros().toPlainString());
            }
            put(out, text(history.holidays()));
            put(out, text(new TreeMap<>(history.baseline().byTier())));
            for (var day : history.platform()) {
                put(out, day.toString());
            }
            if (history.dataEnd().filter(DataEnd::daysAreMissing).isPresent()) {
                put(out, text(history.dataEnd().get()));
            }
            CaptionPool pool = weekInputs.pool();
            put(out, pool.bank().fingerprint());
            for (BitSet rows : pool.bits()) {
                byte[] bits = rows.toByteArray();
                out.writeInt(bits.length);
                out.write(bits);
            }
            put(out, text(new TreeMap<>(pool.excluded())));
            put(out, text(weekInputs.fixed()));
            put(out, text(weekInputs.held()));
            List<Holiday> weighing = weekInputs.holidays().stream()
                    .filter(holiday -> holiday.volumeFactor() != 1)
                    .toList();
            if (!weighing.isEmpty()) {
                put(out, text(weighing));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** The same with the texts that were chosen: of all others, what was read does not include the text. */
    public static String chosen(String rows, CaptionSelection selection) {
        return ofParts(Stream.concat(
                        Stream.of(rows),
                        selection.messages().stream()
                                .flatMap(message -> Stream.of(
                                        message.caption().id().toString(),
                                        message.caption().text())))
                .toArray(String[]::new));
    }

    /** Hex SHA-256 of the parts, which cannot run into each other. */
    public static String ofParts(String... parts) {
        return HexFormat.of().formatHex(digest(parts));
    }

    /** A seed that differs from page to page and week to week, so that each draws anew. */
    public static long seed(String... parts) {
        return ByteBuffer.wrap(digest(parts)).getLong();
    }

    private static byte[] digest(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                put(out, part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256().digest(bytes.toByteArray());
    }

    private static DataOutputStream into(MessageDigest sha256) {
        return new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256)));
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(Object value) {
        return value.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
