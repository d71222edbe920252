package io.schedulebuilder.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the texts that are part of the program. */
public final class Resource {
    private Resource() {}

    /** The text of a resource next to a class. */
    public static String text(Class<?> owner, String path) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
