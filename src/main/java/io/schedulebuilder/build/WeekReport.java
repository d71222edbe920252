package io.schedulebuilder.build;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.ShellWords;
import io.schedulebuilder.schedule.MessageChanges;
import io.schedulebuilder.schedule.MessageChanges.Pair;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.DiffMessages;
import io.schedulebuilder.terminal.PolicyTable;
import io.schedulebuilder.terminal.TextTable;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.BuiltWeek.Outcome;
import io.schedulebuilder.week.Changes;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a build prints: the week as a picture, the volumes and who set them, what is unplaced, and where the CSV is.
 *
 * @param nextOptions the options that {@code apply} needs besides the plan: warehouse and rules, if they were named
 */
public record WeekReport(BuiltWeek week, ScheduleCsv.Reader csvFor, String nextOptions, ConsoleOptions talk) {
    private static final int UNPLACED_SHOWN = 10;
    private static final int CAPTIONS_SHOWN = 5;

    private Plan plan() {
        return week.plan();
    }

    void print() {
        week.warnings().forEach(warning -> talk.say("warning: " + warning));
        warnOfFormulas();
        if (talk.verbose) {
            week.steps()
                    .forEach(step -> talk.say(
                            "step " + step.name() + " " + step.elapsed().toMillis() + " ms"));
        }
        if (talk.json) {
            talk.answer(summary());
        } else if (!talk.quiet) {
            printText(talk.out());
        }
    }

    private void warnOfFormulas() {
        List<Plan.Message> formulas =
                csvFor == ScheduleCsv.Reader.PROGRAM ? ScheduleCsv.formulaLike(plan()) : List.of();
        if (!formulas.isEmpty()) {
            talk.say("warning: " + Counted.of(formulas.size(), "text") + (formulas.size() == 1 ? " begins" : " begin")
                    + " with a character that makes a spreadsheet run it as a formula (caption "
                    + formulas.stream()
                            .limit(CAPTIONS_SHOWN)
                            .map(message -> message.captionId().toString())
                            .collect(Collectors.joining(", "))
                    + (formulas.size() > CAPTIONS_SHOWN ? ", …" : "")
                    + "). Open the CSV as text, or write it with --csv-for spreadsheet.");
        }
    }

    /** The JSON output. Money in dollars, times in milliseconds. */
    private record Summary(
            ScheduleId scheduleId,
            String outcome,
            Optional<String> csv,
            Optional<String> plan,
            long ppvs,
            long bumps,
            int unplaced,
            Optional<BigDecimal> expectedRevenue,
            @JsonProperty("expected_revenue_80") Optional<Plan.Interval> expectedRevenue80,
            Plan.Score score,
            Optional<Changed> changes,
            List<String> warnings,
            Optional<Plan.Data> data,
            Map<String, Long> stepsMs) {}

    /** What happened to the schedules whose messages were to be kept; reasons by caption. */
    private record Changed(
            List<ScheduleId> against,
            int asTheyWere,
            List<Pair> moved,
            List<Pair> otherCaption,
            List<Pair> added,
            List<Pair> dropped,
            List<Pair> leftOut,
            Map<CaptionId, String> reasons) {}

    private static Changed changed(Changes changes) {
        MessageChanges diff = changes.messages();
        return new Changed(
                changes.against(),
                diff.asTheyWere().size(),
                diff.moved(),
                diff.otherCaption(),
                diff.added(),
                diff.dropped(),
                diff.leftOut(),
                changes.reasons());
    }

    private Summary summary() {
        Map<String, Long> steps = week.steps().stream()
                .collect(Collectors.toMap(
                        RunRecord.Step::name, step -> step.elapsed().toMillis(), Long::sum, TreeMap::new));
        return new Summary(
                plan().scheduleId(),
                week.outcome().name().toLowerCase(Locale.ROOT),
                week.csv().map(Path::toString),
                week.planFile().map(Path::toString),
                plan().count(MessageType.PPV),
                plan().count(MessageType.BUMP),
                plan().unplaced().size(),
                plan().promise(),
                plan().expectedRevenue80(),
                plan().score(),
                week.changes().map(WeekReport::changed),
                week.warnings(),
                plan().analysis().data(),
                steps);
    }

    private void printText(PrintWriter out) {
        printStaleness(out);
        wrapped(
                out,
                "%s, %s to %s (%s): %s, %s %s, %s",
                plan().pageName(),
                plan().startDate(),
                plan().horizon().lastDay(),
                plan().timeZone(),
                plan().accountTier(),
                plan().saturationZone(),
                plan().saturationScore().toPlainString(),
                plan().behavioralSegment());
        out.println();
        out.println(new WeekPicture(plan(), week.policy(), week.hours(), talk.colour()).text());
        wrapped(
                out,
                "%s and %s, %s. Expected revenue %s. Score %dhard/%dmedium/%,dsoft.",
                Counted.of(plan().count(MessageType.PPV), "PPV"),
                Counted.of(plan().count(MessageType.BUMP), "bump"),
                plan().unplaced().isEmpty()
                        ? "none unplaced"
                        : plan().unplaced().size() + " unplaced",
                plan().promise()
                        .map(dollars -> String.format(Locale.ROOT, "$%,.2f", dollars) + likely())
                        .orElse("unknown, because the page has no data"),
                plan().score().hard(),
                plan().score().medium(),
                plan().score().soft());
        plan().priceMixUsed().orElse(List.of()).forEach(mix -> wrapped(out, "%s", mix.why()));
        printSubstitutions(out);
        printUnplaced(out);
        printAsked(out);
        printChanges(out);
        out.println();
        out.print(new PolicyTable(week.policy()).volumes());
        out.println();
        printAccount(out);
        printOutcome(out);
    }

    private String likely() {
        return plan().expectedRevenue80()
                .map(interval ->
                        String.format(Locale.ROOT, " (80%% likely: $%,.0f to $%,.0f)", interval.low(), interval.high()))
                .orElse("");
    }

    private static void wrapped(PrintWriter out, String format, Object... values) {
        out.print(TextTable.wrapped(String.format(Locale.ROOT, format, values), "", "    "));
    }

    private void printSubstitutions(PrintWriter out) {
        plan().substitutions().stream()
                .collect(Collectors.groupingBy(
                        s -> s.asked().label() + " → " + s.used().label(), TreeMap::new, Collectors.counting()))
                .forEach((tiers, n) -> out.println(
                        "  substituted: " + n + " " + tiers + ", because too few captions of that tier are free"));
    }

    private void printUnplaced(PrintWriter out) {
        Map<String, Long> alike = plan().unplaced().stream()
                .collect(Collectors.groupingBy(
                        left -> left.messageType().label()
                                + left.captionId().map(id -> " " + id).orElse("") + ": "
                                + String.join(" ", left.reasons()),
                        LinkedHashMap::new,
                        Collectors.counting()));
        alike.entrySet().stream()
                .limit(UNPLACED_SHOWN)
                .forEach(left -> out.print(TextTable.wrapped(
                        "unplaced: " + (left.getValue() > 1 ? left.getValue() + " × " : "") + left.getKey(),
                        "  ",
                        "      ")));
        long shown = alike.values().stream()
                .limit(UNPLACED_SHOWN)
                .mapToLong(Long::longValue)
                .sum();
        if (plan().unplaced().size() > shown) {
            out.println("  … and " + (plan().unplaced().size() - shown) + " more, in the plan");
        }
    }

    /** Weeks that need fewer messages than the policy says. */
    private void printAsked(PrintWriter out) {
        plan().asked().orElse(List.of()).stream()
                .filter(week -> week.weeklyPpvs() != plan().policy().weeklyPpvs()
                        || week.weeklyBumps() != plan().policy().weeklyBumps())
                .forEach(week -> out.println("  "
                        + (plan().weeks() == 1
                                ? "this week"
                                : "the week of " + plan().horizon().firstDay(week.week()))
                        + " needs " + Counted.of(week.weeklyPpvs(), "PPV") + " and "
                        + Counted.of(week.weeklyBumps(), "bump")
                        + (week.holidays().isEmpty()
                                ? ": that many were already sent"
                                : ": "
                                        + week.holidays().stream()
                                                .map(holiday -> holiday.name() + " counts "
                                                        + holiday.volumeFactor().toPlainString() + " of a day")
                                                .collect(Collectors.joining(", ")))));
    }

    private void printChanges(PrintWriter out) {
        week.changes().ifPresent(changes -> {
            out.println();
            out.println("Against "
                    + changes.against().stream().map(ScheduleId::value).collect(Collectors.joining(", ")) + ":");
            out.print(new DiffMessages(changes.messages(), changes.reasons(), true).text());
        });
    }

    /** Comes first, because stale data affects everything that follows. */
    private void printStaleness(PrintWriter out) {
        week.data()
                .filter(state ->
                        plan().analysis().data().filter(Plan.Data::stale).isPresent())
                .ifPresent(state -> wrapped(out, "Warning: %s%n", state.warning()));
    }

    private void printAccount(PrintWriter out) {
        Plan.Analysis account = plan().analysis();
        wrapped(
                out,
                "90 days to %s: $%,.2f from %s; $%s a recipient, %s.",
                new Minute(plan().asOf().atZone(plan().timeZone()).toLocalDateTime()),
                account.revenue(),
                Counted.of(Counted.grouped(account.messageCount()), "message"),
                account.averageRpr().toPlainString(),
                AccountWords.bought(account.averageConversion()));
        week.data().flatMap(DataState::line).ifPresent(line -> wrapped(out, "%s", line));
        out.println("Saturation " + plan().saturationScore().toPlainString()
                + account.data()
                        .flatMap(Plan.Data::carriedOverFrom)
                        .map(day -> ", carried over from " + day)
                        .orElse("")
                + ":");
        account.saturationParts()
                .forEach(part -> out.printf(
                        Locale.ROOT,
                        "  %7s  %s (%s)%n",
                        part.share().toPlainString(),
                        AccountWords.moved(part),
                        AccountWords.measured(part)));
        wrapped(
                out,
                "Send times: %s; %.0f%% of their value comes from this page's history, the rest from defaults.",
                account.hourSignal()
                        ? "the page has peak hours of its own"
                        : "the page's data shows no peak hours of its own",
                account.ownHourShare().doubleValue() * 100);
    }

    private void printOutcome(PrintWriter out) {
        out.println(
                switch (week.outcome()) {
                    case COMMITTED ->
                        "Recorded as " + plan().scheduleId() + ", "
                                + Counted.of(plan().messages().size(), "caption") + " locked.";
                    case ALREADY_COMMITTED -> "Already recorded as " + plan().scheduleId() + "; nothing changed.";
                    case PLANNED -> "Planned as " + plan().scheduleId() + ". Nothing is recorded yet.";
                });
        week.csv().ifPresent(csv -> {
            out.println("CSV   " + (csv.equals(Path.of("-")) ? "standard output" : shown(csv)));
            out.println("Plan  "
                    + week.planFile().map(WeekReport::shown).orElse("not written; use --plan-output FILE to write it"));
            if (week.outcome() == Outcome.PLANNED) {
                week.planFile()
                        .ifPresent(plan -> out.println(
                                "Record it:  schedule-builder apply " + ShellWords.quoted(shown(plan)) + nextOptions));
            }
        });
    }

    /** Relative if the path is below the current folder. */
    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
