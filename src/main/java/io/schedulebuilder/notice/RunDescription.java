package io.schedulebuilder.notice;

import io.schedulebuilder.domain.ShellWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run of a command, for the notice at its end.
 *
 * @param start first day of the week that it builds
 * @param goOn the command that resumes it, if it can be resumed
 */
public record RunDescription(String command, LocalDate start, Instant began, Optional<String> goOn) {
    private static final String RESUME = "--resume";

    /** The same command line with --resume, and without the address, which may be a secret. */
    public static String resumed(List<String> args) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals(NoticeOptions.NOTIFY)) {
                i++; // skip its value, too
            } else if (!args.get(i).startsWith(NoticeOptions.NOTIFY + "=")
                    && !args.get(i).equals(RESUME)) {
                words.add(args.get(i));
            }
        }
        words.add(RESUME);
        return "schedule-builder " + words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }
}
