package io.schedulebuilder.referee;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Explains a plan again, from its file and from what the documentation says of each constraint. It shares no code with
 * the product, not even its domain records, so it can disagree with it: number by number and sentence by sentence.
 */
public final class ExplanationReferee {
    /** The constraints in the order of the plan's score. */
    private static final List<String> SOFT_ROWS = List.of(
            "price tier three in a row",
            "category twice in a row",
            "urgency twice in a row",
            "PPVs spread over days",
            "bump between PPVs",
            "minutes varied");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.ENGLISH);

    private final JsonNode plan;
    private final JsonNode policy;
    private final ZoneId zone;
    private final List<Neighbour> neighbours = new ArrayList<>();
    private final Map<Long, Message> messages = new LinkedHashMap<>();

    private record Neighbour(Instant at, boolean ppv, String origin) {}

    /** A message of the plan, in the words of its file. */
    private record Message(
            long id,
            boolean ppv,
            String tier,
            String askedTier,
            String category,
            boolean urgent,
            String text,
            double basePoints,
            double baseRevenue,
            JsonNode selection,
            JsonNode confidence,
            JsonNode propensity,
            Optional<LocalDateTime> at,
            boolean sent,
            Optional<LocalDateTime> kept,
            List<String> reasons) {
        Message at(Optional<LocalDateTime> place) {
            return new Message(
                    id,
                    ppv,
                    tier,
                    askedTier,
                    category,
                    urgent,
                    text,
                    basePoints,
                    baseRevenue,
                    selection,
                    confidence,
                    propensity,
                    place,
                    sent,
                    kept,
                    reasons);
        }
    }

    /**
     * One time that a constraint speaks.
     *
     * @param ids of the messages that bear it, in order of time; none: the whole week
     */
    public record Said(String constraint, String level, long score, List<Long> ids, List<String> origins) {
        /** A message's part: even, what does not divide one point each to the earliest. */
        public long part(long id) {
            int place = ids.indexOf(id);
            long rest = Math.abs(score) % ids.size();
            long size = Math.abs(score) / ids.size() + (place < rest ? 1 : 0);
            return score < 0 ? -size : size;
        }
    }

    /** The referee of a plan. */
    public ExplanationReferee(JsonNode plan) {
        this.plan = plan;
        this.policy = plan.required("policy");
        this.zone = ZoneId.of(plan.required("time_zone").asText());
        plan.required("problem")
                .required("fixed")
                .forEach(send -> neighbours.add(new Neighbour(
                        Instant.parse(send.required("at").asText()),
                        send.required("message_type").asText().equals("PPV"),
                        send.required("origin").asText())));
        Map<Long, JsonNode> placed = new TreeMap<>();
        plan.required("messages")
                .forEach(message -> placed.put(message.required("caption_id").asLong(), message));
        Map<Long, JsonNode> left = new TreeMap<>();
        plan.required("unplaced")
                .forEach(message -> left.put(message.required("caption_id").asLong(), message));
        for (JsonNode problem : plan.required("problem").required("messages")) {
            long id = problem.required("caption_id").asLong();
            boolean there = placed.containsKey(id);
            JsonNode caption = there ? placed.get(id) : left.get(id).required("caption");
            List<String> reasons = new ArrayList<>();
            if (!there) {
                left.get(id).required("reasons").forEach(reason -> reasons.add(reason.asText()));
            }
            messages.put(
                    id,
                    new Message(
                            id,
                            !caption.required("price_tier").asText().equals("Free"),
                            caption.required("price_tier").asText(),
                            problem.required("asked_tier").asText(),
                            caption.required("content_category").asText(),
                            caption.required("has_urgency").asBoolean(),
                            caption.required("caption_text").asText(),
                            problem.required("base_points").asDouble(),
                            problem.required("base_revenue").asDouble(),
                            problem.required("selection"),
                            problem.path("confidence"),
                            problem.path("propensity"),
                            there
                                    ? Optional.of(LocalDateTime.parse(caption.required("scheduled_send_time")
                                            .asText()
                                            .replace(' ', 'T')))
                                    : Optional.empty(),
                            there && caption.required("sent").asBoolean(),
                            problem.required("kept_at").isNull()
                                    ? Optional.empty()
                                    : Optional.of(LocalDateTime.parse(problem.required("kept_at")
                                            .required("local")
                                            .asText())),
                            reasons));
        }
    }

    /** The ids of all messages, placed or left out. */
    public List<Long> ids() {
        return List.copyOf(messages.keySet());
    }

    /** All that the constraints say of the plan. */
    public List<Said> said() {
        return said(messages);
    }

    /** All that they would say with messages elsewhere; an empty place: left out. */
    public List<Said> saidIf(Map<Long, Optional<LocalDateTime>> elsewhere) {
        return said(moved(elsewhere));
    }

    private Map<Long, Message> moved(Map<Long, Optional<LocalDateTime>> elsewhere) {
        Map<Long, Message> then = new LinkedHashMap<>(messages);
        elsewhere.forEach((id, place) -> then.computeIfPresent(id, (key, message) -> message.at(place)));
        return then;
    }

    /** The sum of one level. */
    public static long sum(List<Said> said, String level) {
        return said.stream()
                .filter(one -> one.level().equals(level))
                .mapToLong(Said::score)
                .sum();
    }

    private List<Said> said(Map<Long, Message> week) {
        List<Message> inOrder = new ArrayList<>(week.values().stream()
                .filter(message -> message.at().isPresent())
                .sorted(Comparator.comparing(message -> instant(message)))
                .toList());
        List<Message> ppvs = inOrder.stream().filter(Message::ppv).toList();
        List<Said> said = new ArrayList<>();
        gaps("PPV gap", policy.required("min_gap_minutes").asLong(), ppvs, true, said);
        gaps("message gap", policy.required("message_gap_minutes").asLong(), inOrder, false, said);
        LocalDate cools = LocalDate.parse(plan.at("/problem/cooling_from").asText());
        LocalDate cooled = cools.plusDays(policy.required("cooling_days").asLong());
        ppvs.stream()
                .filter(ppv -> !day(ppv).isBefore(cools) && day(ppv).isBefore(cooled))
                .forEach(ppv -> said.add(hard("cooling days", 1, ppv)));
        Map<LocalDate, List<Message>> days = inOrder.stream()
                .collect(Collectors.groupingBy(ExplanationReferee::day, TreeMap::new, Collectors.toList()));
        days.forEach((day, held) -> {
            long fixed = neighbours.stream()
                    .filter(send -> send.at().atZone(zone).toLocalDate().equals(day))
                    .count();
            long over = Math.min(
                    held.size(),
                    held.size() + fixed - policy.required("daily_cap").asLong());
            if (over > 0) {
                said.add(new Said("daily cap", "hard", -over, ids(held), List.of()));
            }
        });
        inOrder.stream()
                .filter(message -> !isOpen(message.at().orElseThrow()))
                .forEach(message -> said.add(hard("active hours", 1, message)));
        Instant asOf = Instant.parse(plan.required("as_of").asText());
        inOrder.stream()
                .filter(message -> !message.sent() && instant(message).isBefore(asOf))
                .forEach(message -> said.add(hard("not before as-of", 1, message)));
        week.values().stream().filter(message -> message.at().isEmpty()).forEach(message -> {
            String constraint = message.ppv() ? "PPV left unplaced" : "bump left unplaced";
            said.add(new Said(constraint, "medium", -weight(constraint), List.of(message.id()), List.of()));
        });
        inOrder.forEach(message -> said.add(new Said(
                "expected revenue",
                "soft",
                weight("expected revenue")
                        * Math.round(message.basePoints() * factor(message.at().orElseThrow())),
                List.of(message.id()),
                List.of())));
        SOFT_ROWS.forEach(constraint -> rows(constraint, inOrder, ppvs, said));
        week.values().stream()
                .filter(message -> message.kept().isPresent() && !message.kept().equals(message.at()))
                .forEach(message -> said.add(soft("least change", 1, List.of(message))));
        said.removeIf(one -> !one.level().equals("hard") && weight(one.constraint()) == 0);
        return said;
    }

    private void rows(String constraint, List<Message> inOrder, List<Message> ppvs, List<Said> said) {
        switch (constraint) {
            case "price tier three in a row" ->
                IntStream.range(2, ppvs.size())
                        .mapToObj(i -> ppvs.subList(i - 2, i + 1))
                        .filter(three ->
                                three.stream().map(Message::tier).distinct().count() == 1)
                        .forEach(three -> said.add(soft(constraint, 1, three)));
            case "category twice in a row" ->
                pairs(ppvs).stream()
                        .filter(two -> two.get(0).category().equals(two.get(1).category()))
                        .forEach(two -> said.add(soft(constraint, 1, two)));
            case "urgency twice in a row" ->
                pairs(ppvs).stream()
                        .filter(two -> two.get(0).urgent() && two.get(1).urgent())
                        .forEach(two -> said.add(soft(constraint, 1, two)));
            case "bump between PPVs" ->
                pairs(inOrder).stream()
                        .filter(two -> two.stream().allMatch(Message::ppv))
                        .filter(two -> day(two.get(0)).equals(day(two.get(1))))
                        .forEach(two -> said.add(soft(constraint, 1, two)));
            case "minutes varied" -> {
                List<Message> onTheHour = inOrder.stream()
                        .filter(message -> message.at().orElseThrow().getMinute() == 0)
                        .toList();
                int beyond = onTheHour.size() - inOrder.size() / 2;
                if (beyond > 0) {
                    said.add(soft(constraint, beyond, onTheHour));
                }
            }
            case "PPVs spread over days" -> {
                long uneven = uneven(ppvs);
                if (uneven > 0) {
                    said.add(soft(constraint, uneven, List.of()));
                }
            }
            default -> throw new IllegalArgumentException(constraint);
        }
    }

    /** Sum of squares of PPVs per open day, less that of the most even spread, found by dealing them out one by one. */
    private long uneven(List<Message> ppvs) {
        LocalDate start = LocalDate.parse(plan.required("start_date").asText());
        LocalDate cools = LocalDate.parse(plan.at("/problem/cooling_from").asText());
        Instant asOf = Instant.parse(plan.required("as_of").asText());
        List<LocalDate> open = start.datesUntil(
                        start.plusDays(7L * plan.required("weeks").asInt()))
                .filter(day -> day.isBefore(cools)
                        || !day.isBefore(
                                cools.plusDays(policy.required("cooling_days").asLong())))
                .filter(day -> day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(asOf))
                .filter(day -> IntStream.range(0, 24 * 60)
                        .mapToObj(minute -> day.atStartOfDay().plusMinutes(minute))
                        .anyMatch(at -> isOpen(at)
                                && !zone.getRules().getValidOffsets(at).isEmpty()))
                .toList();
        long[] counts = open.stream()
                .mapToLong(
                        day -> ppvs.stream().filter(ppv -> day(ppv).equals(day)).count())
                .toArray();
        long[] dealt = new long[counts.length];
        long all = IntStream.range(0, counts.length).mapToLong(i -> counts[i]).sum();
        for (int i = 0; i < all; i++) {
            dealt[i % dealt.length]++;
        }
        return squares(counts) - squares(dealt);
    }

    private static long squares(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count * count;
        }
        return sum;
    }

    private void gaps(String rule, long gapMinutes, List<Message> own, boolean ppvOnly, List<Said> said) {
        record Moment(Instant at, Optional<Long> id, String origin) {}
        List<Moment> moments = new ArrayList<>();
        own.forEach(message -> moments.add(new Moment(instant(message), Optional.of(message.id()), "")));
        neighbours.stream()
                .filter(send -> send.ppv() || !ppvOnly)
                .forEach(send -> moments.add(new Moment(send.at(), Optional.empty(), send.origin())));
        moments.sort(Comparator.comparing(Moment::at));
        for (int i = 0; i < moments.size(); i++) {
            for (int j = i + 1; j < moments.size(); j++) {
                Moment one = moments.get(i);
                Moment two = moments.get(j);
                long seconds =
                        60 * gapMinutes - Duration.between(one.at(), two.at()).toSeconds();
                if (seconds > 0 && (one.id().isPresent() || two.id().isPresent())) {
                    List<Moment> both = List.of(one, two);
                    said.add(new Said(
                            rule,
                            "hard",
                            -(seconds + 59) / 60,
                            both.stream()
                                    .flatMap(moment -> moment.id().stream())
                                    .toList(),
                            both.stream()
                                    .filter(moment -> moment.id().isEmpty())
                                    .map(Moment::origin)
                                    .toList()));
                }
            }
        }
    }

    private static List<List<Message>> pairs(List<Message> inOrder) {
        return IntStream.range(1, inOrder.size())
                .mapToObj(i -> inOrder.subList(i - 1, i + 1))
                .toList();
    }

    private static Said hard(String constraint, long units, Message message) {
        return new Said(constraint, "hard", -units, List.of(message.id()), List.of());
    }

    private Said soft(String constraint, long units, List<Message> who) {
        return new Said(constraint, "soft", -units * weight(constraint), ids(who), List.of());
    }

    private static List<Long> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    private int weight(String constraint) {
        return policy.required("weights").required(constraint).asInt();
    }

    private Instant instant(Message message) {
        return message.at().orElseThrow().atZone(zone).toInstant();
    }

    private static LocalDate day(Message message) {
        return message.at().orElseThrow().toLocalDate();
    }

    private boolean isOpen(LocalDateTime at) {
        String clock = at.toLocalTime().toString();
        JsonNode hours = policy.required("active_hours");
        return clock.compareTo(hours.required("start").asText()) >= 0
                && clock.compareTo(hours.required("end").asText()) <= 0;
    }

    private double factor(LocalDateTime at) {
        return hour(at, "").doubleValue();
    }

    private JsonNode hour(LocalDateTime at, String suffix) {
        String dayType = at.getDayOfWeek().getValue() >= 6 ? "weekend" : "weekday";
        return plan.at("/problem/hours/" + dayType + suffix).get(at.getHour());
    }

    // sentences

    /** The whole answer to {@code explain PLAN --message ID}. */
    public String message(long id, String planFile) {
        Message message = messages.get(id);
        List<Said> all = said();
        List<Said> own = all.stream().filter(said -> said.ids().contains(id)).toList();
        StringBuilder text = new StringBuilder();
        text.append(heading(message))
                .append(": ")
                .append(quoted(message.text()))
                .append("\n\n");
        text.append("Why this caption. ").append(choice(message)).append('\n');
        text.append("Why this time. ").append(time(message)).append('\n');
        text.append("What it adds. ")
                .append(own.stream().map(said -> sentence(said, id)).collect(Collectors.joining(" ")))
                .append(own.isEmpty() ? "" : " ")
                .append("In total, it contributes ")
                .append(levels(own, id))
                .append(" of the plan's score of ")
                .append(levels(all))
                .append(".\n\n");
        numbers(text, message, own);
        text.append("\nAlternatives:   schedule-builder explain ")
                .append(planFile)
                .append(" --message ")
                .append(id)
                .append(" --alternatives 5\n");
        return text.toString();
    }

    private static String choice(Message message) {
        if (message.sent()) {
            return "A schedule that this plan replaces already sent it, so it stays.";
        }
        JsonNode parts = message.selection();
        String drawRank = rank(parts.required("draw_rank").asDouble());
        String worthRank = rank(parts.required("worth_rank").asDouble());
        String text = "Its expected conversion is " + percent(parts, "posterior_mean") + ", with "
                + number("%,.0f", parts.required("evidence_viewers").asDouble())
                + " viewers on this page so far; Thompson sampling drew " + percent(parts, "draw") + ", better than "
                + (drawRank.isEmpty() ? "all other" : drawRank + " of the") + " free " + message.tier() + " captions. ";
        if (message.ppv() && !message.confidence().isMissingNode()) {
            text += number(
                            "%.0f%%",
                            100 * message.confidence().required("from_page").asDouble())
                    + " of what is expected comes from its sends to this page, "
                    + number(
                            "%.0f%%",
                            100
                                    * message.confidence()
                                            .required("from_other_pages")
                                            .asDouble())
                    + " from those to other pages, and the rest from what is usual for its price tier and category. ";
        }
        text += message.ppv()
                ? "At $" + number("%,.2f", message.baseRevenue()) + " in an average hour, it ranks above "
                : "This ranks it above ";
        text += (worthRank.isEmpty() ? "all" : worthRank) + " of them; its diversity is "
                + number("%.2f", parts.required("diversity").asDouble()) + ".";
        double penalty = parts.required("penalty").asDouble();
        if (penalty > 0) {
            text += " A limit that was nearly reached, or a soft restriction, took off " + number("%.2f", penalty)
                    + ".";
        }
        if (!message.askedTier().equals(message.tier())) {
            text += " It fills in for a " + message.askedTier() + " caption, because too few of those are free.";
        }
        return text + propensity(message.propensity());
    }

    private static String propensity(JsonNode propensity) {
        if (propensity.isMissingNode()) {
            return "";
        }
        JsonNode explored = propensity.path("exploration");
        double probability = propensity.required("probability").asDouble();
        double error = propensity.required("error").asDouble();
        String digits = probability < 0.1 ? "%.4f" : "%.2f";
        return (explored.isObject()
                        ? " Explored: its draw of $"
                                + number("%,.2f", explored.required("draw").asDouble()) + " beat the $"
                                + number(
                                        "%,.2f",
                                        explored.required("draw_of_instead").asDouble()) + " of caption "
                                + explored.required("instead").asLong() + ", which is expected to earn $"
                                + number("%,.2f", explored.required("cost").asDouble()) + " more; "
                        : " Not explored: its expected conversion won it the place; ")
                + "chosen with probability " + number(digits, probability)
                + (error == 0 ? "" : " ± " + number(digits, error)) + ".";
    }

    private static String rank(double rank) {
        return rank == 1 ? "" : number("%.1f%%", Math.floor(1000 * rank) / 10);
    }

    private String time(Message message) {
        if (message.at().isEmpty()) {
            return "It has no time: it is unplaced. " + String.join(" ", message.reasons());
        }
        if (message.sent()) {
            return "It was already sent then.";
        }
        LocalDateTime at = message.at().get();
        String text = "A " + (at.getDayOfWeek().getValue() >= 6 ? "weekend" : "weekday") + " hour from "
                + number("%02d:00", at.getHour()) + " is worth " + number("%.2f", factor(at))
                + " of an average hour, "
                + number("%.0f%%", 100 * hour(at, "_own_share").doubleValue())
                + " of that from the page's own data. The best open hour of the week is worth "
                + number("%.2f", best()) + ".";
        if (message.kept().isPresent()) {
            text += message.kept().equals(message.at())
                    ? " The earlier plan had it there too."
                    : " The earlier plan had it " + SHOWN.format(message.kept().get()) + ".";
        }
        return text;
    }

    /** Over every quarter of an hour of the week that is open and not before as-of. */
    private double best() {
        LocalDateTime start =
                LocalDate.parse(plan.required("start_date").asText()).atStartOfDay();
        Instant asOf = Instant.parse(plan.required("as_of").asText());
        return IntStream.range(0, 7 * plan.required("weeks").asInt() * 96)
                .mapToObj(quarter -> start.plusMinutes(15L * quarter))
                .filter(at -> at.getMinute() % policy.required("slot_minutes").asInt() == 0)
                .filter(at -> isOpen(at) && !at.atZone(zone).toInstant().isBefore(asOf))
                .mapToDouble(this::factor)
                .max()
                .orElseThrow();
    }

    private String sentence(Said said, long id) {
        if (said.constraint().equals("expected revenue")) {
            return "Its expected revenue brings " + signed(said.part(id))
                    + (Math.abs(said.part(id)) == 1 ? " point." : " points.");
        }
        List<String> others = new ArrayList<>();
        said.ids().stream().filter(other -> other != id).forEach(other -> others.add(other(other)));
        said.origins().forEach(origin -> others.add(origin(origin)));
        String with = others.isEmpty()
                ? ""
                : others.size() > 3 ? " with " + others.size() + " others" : " with " + String.join(" and ", others);
        return "\"" + said.constraint() + "\"" + with + " costs it " + number("%,d", Math.abs(said.part(id))) + " "
                + (said.level().equals("soft") ? "" : said.level() + " ")
                + (Math.abs(said.part(id)) == 1 ? "point" : "points")
                + (said.ids().size() > 1 ? ", its part of " + number("%,d", Math.abs(said.score())) : "") + ".";
    }

    private String origin(String origin) {
        boolean ppv = neighbours.stream()
                .filter(send -> send.origin().equals(origin))
                .findFirst()
                .orElseThrow()
                .ppv();
        return "the " + (ppv ? "PPV " : "bump ") + origin;
    }

    /** A message in the middle of a sentence. */
    public String other(long id) {
        Message message = messages.get(id);
        return "the " + (message.ppv() ? "PPV" : "bump")
                + message.at().map(at -> " at " + SHOWN.format(at)).orElse("") + " (" + id + ")";
    }

    private static String heading(Message message) {
        return (message.ppv() ? "PPV " : "Bump ")
                + message.id()
                + message.at().map(at -> ", " + SHOWN.format(at)).orElse(", unplaced");
    }

    private void numbers(StringBuilder text, Message message, List<Said> own) {
        JsonNode parts = message.selection();
        row(text, "selection score", number("%.4f", parts.required("total").asDouble()));
        row(
                text,
                "draw",
                number("%.6f", parts.required("draw").asDouble()) + ", rank "
                        + number("%.4f", parts.required("draw_rank").asDouble()));
        row(
                text,
                "posterior mean",
                number("%.6f", parts.required("posterior_mean").asDouble()) + ", rank "
                        + number("%.4f", parts.required("worth_rank").asDouble()));
        row(text, "diversity", number("%.4f", parts.required("diversity").asDouble()));
        row(text, "penalty", number("%.4f", parts.required("penalty").asDouble()));
        row(text, "evidence", number("%.1f", parts.required("evidence_viewers").asDouble()) + " viewers");
        row(
                text,
                "at an average hour",
                "$" + number("%,.2f", message.baseRevenue()) + ", " + number("%,.1f", message.basePoints())
                        + " points");
        message.at()
                .ifPresent(at -> row(
                        text,
                        "at its hour",
                        "× " + number("%.4f", factor(at)) + " = $"
                                + number("%,.2f", message.baseRevenue() * factor(at)) + ", "
                                + number(
                                        "%,d",
                                        own.stream()
                                                .filter(said ->
                                                        said.constraint().equals("expected revenue"))
                                                .mapToLong(Said::score)
                                                .sum())
                                + " points"));
        own.forEach(said -> row(
                text,
                said.constraint(),
                signed(said.part(message.id())) + (said.level().equals("soft") ? "" : " " + said.level())));
        row(text, "share of the score", levels(own, message.id()));
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(27 - name.length()))
                .append(value)
                .append('\n');
    }

    private static String levels(List<Said> own, long id) {
        return levels(
                own.stream()
                        .filter(said -> said.level().equals("hard"))
                        .mapToLong(said -> said.part(id))
                        .sum(),
                own.stream()
                        .filter(said -> said.level().equals("medium"))
                        .mapToLong(said -> said.part(id))
                        .sum(),
                own.stream()
                        .filter(said -> said.level().equals("soft"))
                        .mapToLong(said -> said.part(id))
                        .sum());
    }

    private static String levels(List<Said> all) {
        return levels(sum(all, "hard"), sum(all, "medium"), sum(all, "soft"));
    }

    /** Points by level, as a person reads them. */
    public static String levels(long hard, long medium, long soft) {
        String text = (hard == 0 ? "" : signed(hard) + " hard ") + (medium == 0 ? "" : signed(medium) + " medium ");
        return (soft == 0 && !text.isEmpty() ? text : text + signed(soft)).strip();
    }

    private static String signed(long points) {
        return points == 0 ? "0" : number("%+,d", points);
    }

    private static String percent(JsonNode parts, String key) {
        return number("%.2f%%", 100 * parts.required(key).asDouble());
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int[] letters = line.codePoints().toArray();
        return letters.length <= 60 ? "\"" + line + "\"" : "\"" + new String(letters, 0, 60) + "…\"";
    }

    // slots

    /** What the hard rules say against a message at a time, by rule, in the words of {@code explain --slot}. */
    public List<String> against(long id, String slot) {
        LocalDateTime at = LocalDateTime.parse(slot, MINUTE);
        List<Said> then = saidIf(Map.of(id, Optional.of(at)));
        List<String> against = new ArrayList<>();
        Instant moment = at.atZone(zone).toInstant();
        for (Said said : then) {
            if (!said.level().equals("hard") || !said.ids().contains(id)) {
                continue;
            }
            switch (said.constraint()) {
                case "PPV gap", "message gap" -> {
                    boolean ppv = said.constraint().equals("PPV gap");
                    long limit = policy.required(ppv ? "min_gap_minutes" : "message_gap_minutes")
                            .asLong();
                    String other = said.origins().isEmpty()
                            ? other(said.ids().stream()
                                    .filter(one -> one != id)
                                    .findFirst()
                                    .orElseThrow())
                            : origin(said.origins().get(0));
                    Instant otherAt = said.origins().isEmpty()
                            ? instant(messages.get(said.ids().stream()
                                    .filter(one -> one != id)
                                    .findFirst()
                                    .orElseThrow()))
                            : neighbours.stream()
                                    .filter(send ->
                                            send.origin().equals(said.origins().get(0)))
                                    .findFirst()
                                    .orElseThrow()
                                    .at();
                    against.add(said.constraint() + " of " + limit + " min: "
                            + Duration.between(moment, otherAt).abs().toMinutes() + " min from " + other
                            + (ppv ? setBy("min_gap_minutes", "gap_plus_minutes") : setBy("message_gap_minutes")));
                }
                case "daily cap" ->
                    against.add("daily cap of " + policy.required("daily_cap").asLong() + ": "
                            + (said.ids().size()
                                    + neighbours.stream()
                                            .filter(send -> send.at()
                                                    .atZone(zone)
                                                    .toLocalDate()
                                                    .equals(at.toLocalDate()))
                                            .count())
                            + " messages that day with it" + setBy("daily_cap"));
                case "cooling days" ->
                    against.add("cooling days: day "
                            + (1
                                    + ChronoUnit.DAYS.between(
                                            LocalDate.parse(plan.at("/problem/cooling_from")
                                                    .asText()),
                                            at.toLocalDate()))
                            + " of " + policy.required("cooling_days").asLong() + " without a PPV"
                            + setBy("cooling_days"));
                case "active hours" ->
                    against.add("active hours: open "
                            + policy.at("/active_hours/start").asText() + "–"
                            + policy.at("/active_hours/end").asText() + setBy("active_hours"));
                case "not before as-of" ->
                    against.add("not before as-of: the plan was made at "
                            + plan.required("as_of").asText());
                default -> against.add(said.constraint());
            }
        }
        return against;
    }

    private String setBy(String... parameters) {
        List<String> rules = new ArrayList<>();
        for (String parameter : parameters) {
            JsonNode by = policy.required("set_by").path(parameter);
            if (!by.isMissingNode()) {
                rules.add("rule \"" + by.required("rule").asText() + "\", "
                        + by.required("file").asText() + ":"
                        + by.required("line").asInt());
            }
        }
        return " (" + String.join("; ", rules) + ")";
    }
}
