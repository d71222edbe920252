package io.schedulebuilder.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;

/** The process's standard output, which remembers what a {@link java.io.PrintWriter} would forget: that a write failed. */
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

    /** Why something that was printed is lost; empty if nothing is, or if its reader had seen enough and closed the pipe. */
    public Optional<String> failure() {
        return failure.filter(reason -> !reason.contains("Broken pipe"));
    }
}
