package io.schedulebuilder.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;

/** The process's standard output. Remembers that a write failed, which {@link java.io.PrintWriter} does not report. */
public final class StandardOutput extends FilterOutputStream {
    private Optional<String> failure = Optional.empty();

    public StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(Objects.requireNonNullElse(e.getMessage(), "no reason given")));
            throw e;
        }
    }

    /** Why some output was lost; empty if none was, or if the reader closed the pipe. */
    public Optional<String> failure() {
        return failure.filter(reason -> !reason.contains("Broken pipe"));
    }
}
