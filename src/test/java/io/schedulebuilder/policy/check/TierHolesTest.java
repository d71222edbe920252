package io.schedulebuilder.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.policy.check.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Tier rules with random bounds: a hole or an overlap that is put in is found with its interval, and nothing else. */
@Tag("slow")
class TierHolesTest {
    private static final List<AccountTier> TIERS = List.of(AccountTier.values());

    private enum Slip {
        NONE,
        HOLE,
        OVERLAP
    }

    @Property(tries = 150)
    void slip_betweenRandomTiers_isFoundWithItsInterval(
            @ForAll("cuts") Set<Integer> cuts,
            @ForAll @Size(4) List<Boolean> upperOwnsTheBorder,
            @ForAll("slips") Slip slip,
            @ForAll @IntRange(max = 3) int where,
            @ForAll @IntRange(min = 1, max = 9) int width) {
        List<Integer> bounds = cuts.stream().sorted().map(cut -> cut * 10).toList();
        boolean upperOwns = upperOwnsTheBorder.get(where);
        int border = bounds.get(where);
        int moved = border + (slip == Slip.HOLE ? width : slip == Slip.OVERLAP ? -width : 0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            List<String> tests = new ArrayList<>();
            if (i > 0) {
                int from = i - 1 == where ? moved : bounds.get(i - 1);
                tests.add("revenue " + (upperOwnsTheBorder.get(i - 1) ? ">= " : "> ") + from);
            }
            if (i < 4) {
                tests.add("revenue " + (upperOwnsTheBorder.get(i) ? "< " : "<= ") + bounds.get(i));
            }
            text.append(String.format(
                    Locale.ROOT, "rule \"t%d\"%nwhen%n    Account( %s )%nthen%n", i, String.join(", ", tests)));
            text.append(String.format(
                    Locale.ROOT,
                    "    policy.tier(\"%s\").weeklyPpvs(%d, 30).weeklyBumps(%d, 30).ppvGapMinutes(%d).dailyCap(%d);%n",
                    TIERS.get(i),
                    i,
                    i,
                    i,
                    i + 20));
            text.append(String.format(Locale.ROOT, "end%n%n"));
        }

        List<Finding> findings =
                ParametersCheck.of(RuleFolders.withTiers(text.toString())).findings();

        if (slip == Slip.NONE) {
            assertThat(findings).isEmpty();
            return;
        }
        String interval = interval(Math.min(border, moved), Math.max(border, moved), upperOwns);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(slip == Slip.HOLE ? Kind.GAP : Kind.CLASH);
            assertThat(finding.text())
                    .startsWith(slip == Slip.HOLE ? interval + " has no tier, " : "for " + interval + ", rule \"t");
            assertThat(finding.rule()).contains("t" + where);
        });
    }

    private static String interval(int low, int high, boolean lowIsIn) {
        return lowIsIn
                ? String.format(Locale.ROOT, "revenue from %,d to below %,d", low, high)
                : String.format(Locale.ROOT, "revenue above %,d to %,d", low, high);
    }

    @Provide
    Arbitrary<Set<Integer>> cuts() {
        return Arbitraries.integers().between(1, 90_000).set().ofSize(4);
    }

    @Provide
    Arbitrary<Slip> slips() {
        return Arbitraries.of(Slip.values());
    }
}
