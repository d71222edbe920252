package io.schedulebuilder.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a sequence of values. */
public final class Digest {
    private final MessageDigest sha256 = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    /** The digest of bytes, as 64 lower-case hex digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** The digest of a text's UTF-8 bytes, as 64 lower-case hex digits. */
    public static String hex(String text) {
        return hex(utf8(text));
    }

    /** The first eight bytes of the digest of a text's UTF-8 bytes, as a signed number. */
    public static long signed(String text) {
        return new Digest().bytes(utf8(text)).signed();
    }

    /** A digest of several texts. Each is added with its length, so "ab", "c" differs from "a", "bc". */
    public static Digest of(String... parts) {
        Digest digest = new Digest();
        for (String part : parts) {
            digest.text(part);
        }
        return digest;
    }

    /** Adds the length of a text's UTF-8 bytes, then the bytes. */
    public Digest text(String text) {
        return block(utf8(text));
    }

    /** Adds the number of bytes, then the bytes. */
    public Digest block(byte[] bytes) {
        return number(bytes.length).bytes(bytes);
    }

    /** Adds bytes as they are. */
    public Digest bytes(byte[] bytes) {
        sha256.update(bytes);
        return this;
    }

    /** Adds four bytes. */
    public Digest number(int value) {
        sha256.update(number.clear().putInt(value).flip());
        return this;
    }

    /** Adds eight bytes. */
    public Digest number(long value) {
        sha256.update(number.clear().putLong(value).flip());
        return this;
    }

    /** The digest as 64 lower-case hex digits. Nothing can be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** The first eight bytes as a signed number. Nothing can be added afterwards. */
    public long signed() {
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
