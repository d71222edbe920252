package io.schedulebuilder.referee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Judges a finished schedule from outside. It shares no code with the product, not even its domain records, so it can
 * disagree with it. Each broken rule is a sentence; no sentence, no breach.
 */
public final class ScheduleReferee {
    private static final List<String> COLUMNS = List.of(
            "schedule_id",
            "page_name",
            "day_of_week",
            "scheduled_send_time",
            "message_type",
            "caption_id",
            "caption_text",
            "price_tier",
            "content_category",
            "has_urgency",
            "performance_score");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private ScheduleReferee() {}

    /**
     * A message of the schedule.
     *
     * @param local wall clock of the page's zone
     * @param sent already: the past may break rules that the plan may not
     * @param captionKey what may be sent once
     */
    public record Message(LocalDateTime local, boolean ppv, boolean sent, String captionKey) {}

    /** A send of another plan. */
    public record Neighbour(Instant at, boolean ppv) {}

    /**
     * The hard rules.
     *
     * @param asOf nothing is placed before it; empty where it is not to be judged
     * @param opens minute of the day
     * @param closes minute of the day, up to 1440
     */
    public record Limits(
            ZoneId zone,
            LocalDate start,
            int weeks,
            Optional<Instant> asOf,
            LocalDate coolingFrom,
            int coolingDays,
            long ppvGapMinutes,
            long messageGapMinutes,
            int dailyCap,
            int opens,
            int closes) {}

    /** What the hard rules say of a schedule. Breaches between two sent messages or two neighbours are not the plan's. */
    public static List<String> judge(Limits limits, List<Message> schedule, List<Neighbour> neighbours) {
        List<String> broken = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Message message : schedule) {
            if (!keys.add(message.captionKey())) {
                broken.add("caption " + message.captionKey() + " is scheduled again at " + message.local());
            }
            if (instant(message.local(), limits.zone()).isEmpty()) {
                broken.add(message.local() + " does not exist in " + limits.zone());
            }
            judgeAlone(limits, message, broken);
        }
        judgeGaps(limits, schedule, neighbours, broken);
        judgeDays(limits, schedule, neighbours, broken);
        return broken;
    }

    private static void judgeAlone(Limits limits, Message message, List<String> broken) {
        LocalDate day = message.local().toLocalDate();
        LocalDate lastDay = limits.start().plusDays(7L * limits.weeks() - 1);
        if (day.isBefore(limits.start()) || day.isAfter(lastDay)) {
            broken.add(message.local() + " is outside " + limits.start() + ".." + lastDay);
        }
        if (message.sent()) {
            return;
        }
        int secondOfDay = message.local().toLocalTime().toSecondOfDay();
        if (secondOfDay < 60 * limits.opens() || secondOfDay > 60 * limits.closes()) {
            broken.add(message.local() + " is outside the active hours");
        }
        boolean cools = !day.isBefore(limits.coolingFrom())
                && day.isBefore(limits.coolingFrom().plusDays(limits.coolingDays()));
        if (message.ppv() && cools) {
            broken.add("a PPV at " + message.local() + " on a cooling day");
        }
        Instant at = message.local().atZone(limits.zone()).toInstant();
        if (limits.asOf().isPresent() && at.isBefore(limits.asOf().get())) {
            broken.add(message.local() + " is before as-of");
        }
    }

    private record Moment(Instant at, boolean ppv, boolean movable) {}

    private static void judgeGaps(
            Limits limits, List<Message> schedule, List<Neighbour> neighbours, List<String> broken) {
        List<Moment> moments = new ArrayList<>();
        for (Message message : schedule) {
            moments.add(new Moment(message.local().atZone(limits.zone()).toInstant(), message.ppv(), !message.sent()));
        }
        for (Neighbour neighbour : neighbours) {
            moments.add(new Moment(neighbour.at(), neighbour.ppv(), false));
        }
        moments.sort(Comparator.comparing(Moment::at));
        for (int i = 0; i < moments.size(); i++) {
            for (int j = i + 1; j < moments.size(); j++) {
                Moment first = moments.get(i);
                Moment second = moments.get(j);
                if (!first.movable() && !second.movable()) {
                    continue;
                }
                Duration apart = Duration.between(first.at(), second.at());
                if (apart.compareTo(Duration.ofMinutes(limits.messageGapMinutes())) < 0) {
                    broken.add("messages at " + first.at() + " and " + second.at() + " are too close");
                }
                if (first.ppv() && second.ppv() && apart.compareTo(Duration.ofMinutes(limits.ppvGapMinutes())) < 0) {
                    broken.add("PPVs at " + first.at() + " and " + second.at() + " are too close");
                }
            }
        }
    }

    private static void judgeDays(
            Limits limits, List<Message> schedule, List<Neighbour> neighbours, List<String> broken) {
        Map<LocalDate, Integer> all = new TreeMap<>();
        Set<LocalDate> planned = new HashSet<>();
        for (Message message : schedule) {
            all.merge(message.local().toLocalDate(), 1, Integer::sum);
            if (!message.sent()) {
                planned.add(message.local().toLocalDate());
            }
        }
        neighbours.forEach(
                neighbour -> all.merge(neighbour.at().atZone(limits.zone()).toLocalDate(), 1, Integer::sum));
        all.forEach((day, messages) -> {
            if (planned.contains(day) && messages > limits.dailyCap()) {
                broken.add(messages + " messages on " + day + ", the daily cap is " + limits.dailyCap());
            }
        });
    }

    /** Judges the files of a build. */
    public static List<String> judge(Path csv, Path plan, List<Neighbour> neighbours) throws IOException {
        return judge(Files.readString(csv), Files.readString(plan), neighbours);
    }

    /** Judges the texts of the two files: the CSV, and the plan beside it. */
    public static List<String> judge(String csv, String plan, List<Neighbour> neighbours) {
        JsonNode json = json(plan);
        List<String[]> rows = rows(csv);
        if (rows.isEmpty() || !List.of(rows.get(0)).equals(COLUMNS)) {
            return List.of("the columns are not " + COLUMNS);
        }
        List<String> broken = new ArrayList<>();
        List<Message> schedule = new ArrayList<>();
        for (int line = 2; line <= rows.size(); line++) {
            String[] row = rows.get(line - 1);
            if (row.length != COLUMNS.size()) {
                broken.add("row " + line + ": " + row.length + " fields");
            } else {
                readRow("row " + line + ": ", row, json, schedule, broken);
            }
        }
        List<LocalDateTime> times = schedule.stream().map(Message::local).toList();
        if (!times.equals(times.stream().sorted().toList())) {
            broken.add("rows are not in order of scheduled_send_time");
        }
        judgeCounts(json, rows.subList(1, rows.size()), broken);
        broken.addAll(judge(limits(json), schedule, neighbours));
        return broken;
    }

    private static void readRow(
            String where, String[] row, JsonNode plan, List<Message> schedule, List<String> broken) {
        boolean ppv = row[4].equals("PPV");
        if (!ppv && !row[4].equals("Bump")) {
            broken.add(where + "message_type " + row[4]);
        }
        if (!Set.of("Budget", "Mid", "Premium", "Free").contains(row[7]) || row[7].equals("Free") == ppv) {
            broken.add(where + "a " + row[4] + " with price_tier " + row[7]);
        }
        if (!Set.of("true", "false").contains(row[9])) {
            broken.add(where + "has_urgency " + row[9]);
        }
        if (!row[5].matches("-?\\d{1,19}") || !row[10].matches("0(\\.\\d+)?|1(\\.0+)?")) {
            broken.add(where + "caption_id " + row[5] + ", performance_score " + row[10]);
        }
        if (row[6].isBlank()) {
            broken.add(where + "caption_text is empty");
        }
        if (!row[0].equals(plan.required("schedule_id").asText())
                || !row[1].equals(plan.required("page_name").asText())) {
            broken.add(where + "schedule_id or page_name differs from the plan");
        }
        try {
            LocalDateTime time = LocalDateTime.parse(row[3], TIME);
            if (!row[2].equals(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))) {
                broken.add(where + time + " is not a " + row[2]);
            }
            schedule.add(new Message(time, ppv, false, row[5]));
        } catch (DateTimeParseException e) {
            broken.add(where + "scheduled_send_time " + row[3]);
        }
    }

    private static void judgeCounts(JsonNode plan, List<String[]> rows, List<String> broken) {
        JsonNode policy = plan.required("policy");
        JsonNode unplaced = plan.path("unplaced");
        for (String type : List.of("PPV", "Bump")) {
            String key = type.equals("PPV") ? "weekly_ppvs" : "weekly_bumps";
            long placed = rows.stream().filter(row -> type.equals(row[4])).count();
            long left = stream(unplaced)
                    .filter(message ->
                            type.equals(message.required("message_type").asText()))
                    .count();
            long asked = plan.has("asked")
                    ? stream(plan.get("asked"))
                            .mapToLong(week -> week.required(key).asLong())
                            .sum()
                    : policy.required(key).asLong() * plan.path("weeks").asInt(1);
            if (placed + left != asked) {
                broken.add(placed + " " + type + "s placed, " + left + " unplaced, the policy asks " + asked);
            }
        }
        if (unplaced.isEmpty() && policy.has("price_mix") && (!plan.has("asked") || plan.has("price_mix_used"))) {
            judgePriceMix(plan, rows, broken);
        }
    }

    private static void judgePriceMix(JsonNode plan, List<String[]> rows, List<String> broken) {
        Map<String, Integer> off = new HashMap<>();
        rows.stream().filter(row -> row[4].equals("PPV")).forEach(row -> off.merge(row[7], 1, Integer::sum));
        JsonNode used = plan.path("price_mix_used");
        stream(used).forEach(week -> count(week.required("ppvs"), 1, off));
        if (used.isMissingNode()) {
            count(
                    plan.required("policy").required("price_mix"),
                    plan.path("weeks").asInt(1),
                    off);
        }
        stream(plan.path("substitutions")).forEach(substitution -> {
            off.merge(substitution.required("asked").asText(), 1, Integer::sum);
            off.merge(substitution.required("used").asText(), -1, Integer::sum);
        });
        off.values().removeIf(count -> count == 0);
        if (!off.isEmpty()) {
            broken.add("price tiers are off by " + off + ", substitutions counted");
        }
    }

    private static void count(JsonNode mix, int weeks, Map<String, Integer> off) {
        mix.properties()
                .forEach(tier -> off.merge(tier.getKey(), -tier.getValue().asInt() * weeks, Integer::sum));
    }

    private static Limits limits(JsonNode plan) {
        JsonNode policy = plan.required("policy");
        LocalDate start = LocalDate.parse(plan.required("start_date").asText());
        JsonNode hours = policy.required("active_hours");
        return new Limits(
                ZoneId.of(plan.required("time_zone").asText()),
                start,
                plan.path("weeks").asInt(1),
                Optional.empty(),
                start,
                policy.required("cooling_days").asInt(),
                policy.required("min_gap_minutes").asLong(),
                policy.required("message_gap_minutes").asLong(),
                policy.required("daily_cap").asInt(),
                minute(hours.required("start").asText()),
                minute(hours.required("end").asText()));
    }

    private static int minute(String clock) {
        String[] parts = clock.split(":", -1);
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    private static Optional<Instant> instant(LocalDateTime local, ZoneId zone) {
        Instant at = local.atZone(zone).toInstant();
        return at.atZone(zone).toLocalDateTime().equals(local) ? Optional.of(at) : Optional.empty();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode json(String plan) {
        try {
            return JsonMapper.builder().build().readTree(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the plan is not JSON", e);
        }
    }

    private static List<String[]> rows(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(text))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            return reader.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvException e) {
            throw new IllegalArgumentException("the CSV cannot be read", e);
        }
    }
}
