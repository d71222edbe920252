package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.files.OutputPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The CSV of all pages for a date, and the list of its content next to it: every recorded week that starts on that date
 * and whose plan is in the folder, whichever run recorded it.
 *
 * @param csv the file with the weeks
 * @param list the file that lists them
 * @param leftOut plans in the folder that are not in the CSV, each with the reason
 */
public record AllPages(Path csv, Path list, List<LeftOut> leftOut) {
    private static final String PLAN = ".plan.json";
    private static final Pattern START = Pattern.compile("\"start_date\"\\s*:\\s*\"(\\d{4}-\\d{2}-\\d{2})\"");
    private static final int BEGINNING = 4096;

    /** A plan in the folder. */
    public record Found(Path file, Plan plan) {}

    /** A plan in the folder that is not in the CSV. */
    public record LeftOut(String file, String reason) {}

    /** The plans in a folder that start on a date, in order of name, and the files that cannot be read as plans. */
    public record Scan(List<Found> plans, List<LeftOut> unreadable) {}

    /** The list next to the CSV. */
    record Contents(String allPagesCsv, String startDate, String csvFor, List<LeftOut> leftOut, List<Page> pages) {}

    /**
     * A page's week.
     *
     * @param replaces the schedules that it replaced
     * @param sent messages that were already sent under those schedules: they are in the CSV, and must not be sent
     *     again
     */
    record Page(
            PageName pageName,
            ZoneId timeZone,
            ScheduleId scheduleId,
            int weeks,
            int messages,
            List<ScheduleId> replaces,
            List<Sent> sent) {}

    /** A message that was sent before its week was planned again. */
    record Sent(SendTime scheduledSendTime, MessageType messageType, CaptionId captionId) {}

    public static Scan scan(Path folder, String start) throws IOException {
        List<Found> plans = new ArrayList<>();
        List<LeftOut> unreadable = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.endsWith(PLAN) && !name.startsWith(".");
                    })
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            try {
                if (!Files.isRegularFile(file)) {
                    unreadable.add(new LeftOut(name, "it is not a file"));
                } else if (mayBegin(file, start)) {
                    Plan plan = PlanReader.read(file);
                    if (plan.startDate().toString().equals(start)) {
                        plans.add(new Found(file, plan));
                    }
                }
            } catch (InputException e) {
                unreadable.add(new LeftOut(name, e.faults().get(0)));
            } catch (IOException e) {
                unreadable.add(new LeftOut(name, "it cannot be read (" + OutputPlace.reason(e) + ")"));
            }
        }
        return new Scan(plans, unreadable);
    }

    /**
     * Whether a plan may start on that date. Reads only the start of the file, because most plans in the folder have
     * another date.
     */
    private static boolean mayBegin(Path file, String start) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Matcher date = START.matcher(new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8));
            return !date.find() || date.group(1).equals(start);
        }
    }

    public static String list(
            String csv, String start, ScheduleCsv.Reader reader, List<LeftOut> leftOut, Collection<Plan> plans) {
        return PlanJson.write(new Contents(
                csv,
                start,
                reader.name().toLowerCase(Locale.ROOT),
                leftOut,
                plans.stream().map(AllPages::page).toList()));
    }

    private static Page page(Plan plan) {
        return new Page(
                plan.pageName(),
                plan.timeZone(),
                plan.scheduleId(),
                plan.weeks(),
                plan.messages().size(),
                plan.replaces(),
                plan.messages().stream()
                        .filter(Plan.Message::sent)
                        .map(message ->
                                new Sent(message.scheduledSendTime(), message.messageType(), message.captionId()))
                        .toList());
    }
}
