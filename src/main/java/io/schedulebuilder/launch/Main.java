package io.schedulebuilder.launch;

import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.VisibleText;
import io.schedulebuilder.terminal.ColorWhen;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.StandardOutput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The entry point, and the only place that ends the process. */
public final class Main {
    private static final byte[] NOTHING = {};

    /** Given up when memory runs out, so that there is enough to report it. */
    @SuppressWarnings("UnusedVariable") // only its size matters
    private static byte[] reserve = new byte[1 << 18];

    private Main() {}

    public static void main(String[] args) {
        try {
            run(args);
        } catch (OutOfMemoryError e) { // not even its report had enough
            reserve = NOTHING;
            System.err.println(line(e));
            Runtime.getRuntime().halt(ExitCodes.FAILED);
        }
    }

    private static void run(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> System.err.println(line(error)));
        Locale.setDefault(Locale.ROOT); // so that libraries, too, use one language and one set of digits
        StandardOutput standardOutput = new StandardOutput();
        PrintWriter out = new PrintWriter(standardOutput, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode;
        try {
            exitCode = ScheduleBuilderCommand.commandLine(Installation.ofThisProcess(ColorWhen.in(args)), args)
                    .setOut(out)
                    .setErr(err)
                    .execute(args);
        } catch (Throwable e) { // thrown before picocli could handle it
            err.println(line(e));
            exitCode = ExitCodes.FAILED;
        }
        out.flush();
        if (standardOutput.failure().isPresent()) {
            err.println("error: the output could not be written completely to standard output ("
                    + standardOutput.failure().get() + "). Free some space there, and run again.");
            exitCode = ExitCodes.FAILED;
        }
        err.flush();
        System.exit(exitCode);
    }

    private static String line(Throwable error) {
        return VisibleText.of(ErrorReport.line(Fault.words(error)));
    }
}
