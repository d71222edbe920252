package io.schedulebuilder.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point; the only place that ends the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = ScheduleBuilderCommand.commandLine(Installation.ofThisProcess())
                .setOut(out)
                .setErr(err)
                .execute(args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }
}
