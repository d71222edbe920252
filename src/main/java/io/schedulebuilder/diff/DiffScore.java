package io.schedulebuilder.diff;

import static io.schedulebuilder.domain.Counted.grouped;

import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.schedule.PlanDiff;
import io.schedulebuilder.schedule.PlanDiff.ConstraintChange;
import io.schedulebuilder.terminal.DiffMessages;
import io.schedulebuilder.terminal.TextTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The scores of two plans as a table: dollars, then each level with its constraints. */
final class DiffScore {
    private final PlanDiff diff;
    private final List<List<String>> rows = new ArrayList<>();

    DiffScore(PlanDiff diff) {
        this.diff = diff;
    }

    String text() {
        rows.add(List.of("", "A", "B", "B minus A", ""));
        Optional<BigDecimal> a = diff.a().expectedRevenue();
        Optional<BigDecimal> b = diff.b().expectedRevenue();
        rows.add(List.of("expected revenue", dollars(a), dollars(b), more(a, b), ""));
        Stream.of(Level.values()).forEach(this::level);
        return TextTable.of(rows, "", Set.of(1, 2, 3));
    }

    private static String dollars(Optional<BigDecimal> revenue) {
        return revenue.map(DiffMessages::dollars).orElse("unknown");
    }

    /** Empty if nothing changed or a value is unknown. */
    private static String more(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        BigDecimal more =
                a.flatMap(before -> b.map(after -> after.subtract(before))).orElse(BigDecimal.ZERO);
        return more.signum() == 0 ? "" : (more.signum() > 0 ? "+" : "") + DiffMessages.dollars(more);
    }

    private void level(Level level) {
        row(
                level.name().toLowerCase(Locale.ROOT),
                diff.a().score().at(level),
                diff.b().score().at(level),
                "");
        diff.constraints().stream()
                .filter(constraint -> constraint.level() == level)
                .filter(constraint -> constraint.a() != 0 || constraint.b() != 0)
                .forEach(constraint -> row(
                        "  " + constraint.constraint().words(), constraint.a(), constraint.b(), weights(constraint)));
    }

    private static String weights(ConstraintChange constraint) {
        return constraint.weightA().equals(constraint.weightB())
                ? ""
                : "weight " + constraint.weightA().map(String::valueOf).orElse("none") + " → "
                        + constraint.weightB().map(String::valueOf).orElse("none");
    }

    private void row(String name, long a, long b, String note) {
        rows.add(List.of(name, grouped(a), grouped(b), a == b ? "" : (b > a ? "+" : "") + grouped(b - a), note));
    }
}
