package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.ConflictResolution.Claim;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.regions.Axis;
import io.schedulebuilder.policy.regions.Box;
import io.schedulebuilder.policy.regions.Grid;
import io.schedulebuilder.policy.regions.Regions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks one statement against the rules: along its field, in every region of the other fields. */
record DirectionCheck(PolicyEngine engine, Direction direction, Regions regions, int along, Grid others) {
    private static final int MOST_ROWS = 12;

    /**
     * A finding if the statement does not hold. Pages without a policy are ignored, because they have their own
     * finding.
     *
     * @param engine an engine that answers without compiling
     */
    static Optional<Finding> of(PolicyEngine engine, Direction direction) {
        Regions regions = regions(engine.book(), direction);
        int along = regions.axisOf(direction.more());
        if (along < 0) {
            return Optional.empty(); // no rule behind the measure uses the field
        }
        List<Axis> axes = new ArrayList<>(regions.axes());
        axes.remove(along);
        DirectionCheck check = new DirectionCheck(engine, direction, regions, along, new Grid(List.copyOf(axes)));
        return regions.areTooMany()
                ? Optional.of(Finding.of(
                        Kind.TOO_MANY_REGIONS,
                        direction.place(),
                        regions.tooMany(direction.measure().label())))
                : check.finding();
    }

    private static Regions regions(RuleBook book, Direction direction) {
        List<Rule> rules = new ArrayList<>(book.setting(direction.measure().settings()::contains));
        Set<Field> read = Regions.fields(rules);
        for (Field field : List.of(Field.TIER, Field.ZONE)) {
            List<Rule> fixers = Regions.fixers(book, field);
            if (read.containsAll(Regions.fields(fixers))) {
                rules.addAll(fixers); // cut at their literals, so that cells can be named by tier or zone
            }
        }
        return Regions.of(book, rules, Set.of());
    }

    /** The measure along the field, for pages that are equal in everything else. */
    private record Series(int context, List<Optional<Integer>> values) {
        /**
         * A step in the wrong direction: from the first cell that breaks the rule with a later cell, to the worst such
         * cell.
         */
        Optional<int[]> brokenStep(Direction.Must must) {
            for (int from = 0; from < values.size(); from++) {
                int worst = from;
                for (int to = from + 1; to < values.size(); to++) {
                    if (isBroken(must, from, to) && (worst == from || isBroken(must, worst, to))) {
                        worst = to;
                    }
                }
                if (worst > from) {
                    return Optional.of(new int[] {from, worst});
                }
            }
            return Optional.empty();
        }

        private boolean isBroken(Direction.Must must, int from, int to) {
            Optional<Integer> first = values.get(from);
            Optional<Integer> second = values.get(to);
            return first.isPresent() && second.isPresent() && must.isBrokenBy(first.get(), second.get());
        }
    }

    private Optional<Finding> finding() {
        List<Series> broken = IntStream.range(0, others.size())
                .mapToObj(this::series)
                .filter(series -> series.brokenStep(direction.must()).isPresent())
                .toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        List<BitSet> columns = columns(broken);
        CellNames names = CellNames.of(engine.book(), regions.grid().axes().get(along));
        Optional<Cause> cause = cause(broken.get(0));
        String measure = direction.measure().label();
        String text = "\"" + direction.statement() + "\" (" + direction.place() + ") does not hold. "
                + Character.toUpperCase(measure.charAt(0)) + measure.substring(1) + " for "
                + String.join(", ", columns.stream().map(names::describe).toList()) + ": "
                + String.join("; ", rows(broken, columns)) + "."
                + cause.map(c -> " " + c.text() + ".").orElse("")
                + (direction.severity() == Severity.NOTE ? "" : " Change a value, or the statement.");
        return Optional.of(new Finding(
                direction.severity(),
                Kind.DIRECTION,
                cause.map(Cause::place).orElse(direction.place()),
                cause.map(c -> c.rule().name()),
                text));
    }

    private Series series(int context) {
        return new Series(
                context,
                IntStream.range(0, regions.grid().axes().get(along).size())
                        .mapToObj(cell -> decision(context, cell))
                        .map(decision -> decision.hasPolicy()
                                ? Optional.of(direction.measure().of(decision.policy()))
                                : Optional.<Integer>empty())
                        .toList());
    }

    private Decision decision(int context, int cell) {
        int[] rest = others.cells(context);
        int[] cells = new int[rest.length + 1];
        for (int axis = 0; axis < cells.length; axis++) {
            cells[axis] = axis == along ? cell : rest[axis < along ? axis : axis - 1];
        }
        Regions.Point page = regions.point(regions.grid().point(cells));
        // If no rule behind the measure uses the segment, any segment will do.
        Optional<Segment> segment =
                regions.fixing().containsKey(Field.SEGMENT) ? Optional.empty() : Optional.of(Segment.STANDARD);
        return engine.decide(page.account(), page.segment().or(() -> segment));
    }

    /**
     * Groups the field's cells: neighbors are one column if no broken series changes between them. Omits cells without
     * any value.
     */
    private static List<BitSet> columns(List<Series> broken) {
        List<BitSet> columns = new ArrayList<>();
        BitSet column = new BitSet();
        int count = broken.get(0).values().size();
        for (int cell = 0; cell < count; cell++) {
            int before = cell - 1;
            int here = cell;
            if (cell > 0
                    && broken.stream().anyMatch(series -> !series.values()
                            .get(before)
                            .equals(series.values().get(here)))) {
                columns.add(column);
                column = new BitSet();
            }
            column.set(cell);
        }
        columns.add(column);
        return columns.stream()
                .filter(cells -> broken.stream()
                        .anyMatch(series ->
                                series.values().get(cells.nextSetBit(0)).isPresent()))
                .toList();
    }

    private List<String> rows(List<Series> broken, List<BitSet> columns) {
        Map<String, BitSet> byFigures = new LinkedHashMap<>();
        for (Series series : broken) {
            List<String> figures = columns.stream()
                    .map(column -> series.values().get(column.nextSetBit(0)))
                    .map(value -> value.map(String::valueOf).orElse("none"))
                    .toList();
            byFigures
                    .computeIfAbsent(String.join(", ", figures), none -> new BitSet())
                    .set(series.context());
        }
        List<String> rows = new ArrayList<>();
        byFigures.forEach((figures, contexts) -> Box.cover(others, contexts).stream()
                .map(box -> (pages(box) + " " + figures).strip())
                .forEach(rows::add));
        return rows.size() <= MOST_ROWS
                ? rows
                : List.copyOf(IntStream.rangeClosed(0, MOST_ROWS)
                        .mapToObj(i -> i < MOST_ROWS ? rows.get(i) : (rows.size() - MOST_ROWS) + " more")
                        .toList());
    }

    private String pages(Box box) {
        List<String> parts = IntStream.range(0, others.axes().size())
                .filter(box::isBoundedAlong)
                .mapToObj(axis -> CellNames.of(engine.book(), others.axes().get(axis))
                        .describe(box.cells().get(axis)))
                .toList();
        return String.join(" and ", parts);
    }

    /** The setting that goes in the wrong direction. */
    private record Cause(Rule rule, Place place, String text) {}

    private Optional<Cause> cause(Series broken) {
        int[] step = broken.brokenStep(direction.must()).orElseThrow();
        Decision from = decision(broken.context(), step[0]);
        Decision to = decision(broken.context(), step[1]);
        return PolicyParameter.settable().stream()
                .filter(direction.measure().settings()::contains)
                .flatMap(parameter -> cause(winner(from, parameter), winner(to, parameter)).stream())
                .findFirst();
    }

    private Optional<Cause> cause(Claim from, Claim to) {
        return direction.must().isBrokenBy(from.setting().number(), to.setting().number())
                ? Optional.of(new Cause(
                        to.rule(),
                        to.setting().place(),
                        "The cause: " + to.setting().label() + " from "
                                + from.setting().shown() + " to " + to.setting().shown()))
                : Optional.empty();
    }

    private static Claim winner(Decision decision, PolicyParameter<?> parameter) {
        return decision.settlement().winner(parameter).orElseThrow();
    }
}
