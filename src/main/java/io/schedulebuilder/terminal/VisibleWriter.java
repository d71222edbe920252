package io.schedulebuilder.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * A writer for output that people read: characters from a file or an argument cannot control their terminal. JSON keeps
 * its value.
 */
public final class VisibleWriter extends Writer {
    private final PrintWriter to;

    private VisibleWriter(PrintWriter to) {
        this.to = to;
    }

    /** Writes data to {@code to}. */
    public static PrintWriter to(PrintWriter to) {
        return new PrintWriter(new VisibleWriter(to));
    }

    /** Writes lines to {@code to}, flushing each. */
    static PrintWriter linesTo(PrintWriter to) {
        return new PrintWriter(new VisibleWriter(to), true);
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        to.write(Style.shown(new String(characters, offset, length)));
    }

    @Override
    public void flush() {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
