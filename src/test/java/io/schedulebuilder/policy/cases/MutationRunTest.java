package io.schedulebuilder.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.cases.Judge.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changed rules, and who notices. */
@Tag("slow")
class MutationRunTest {
    @Test
    void shippedCases_noticeEveryChangeOfAnAnswer() {
        MutationRun run = run(CaseFolder.read(Books.SHIPPED_FOLDER));

        assertThat(run.survivors()).isEmpty();
        assertThat(run.score()).isEqualTo(1);
        assertThat(run.noticed()).hasSizeGreaterThan(300);
    }

    @Test
    void weights_thatNoCaseExpects_areNotJudged_andThoseThatOneExpects_are() {
        MutationRun without = run(Books.cases("revenue,saturation,tier", "1,0,MICRO"));
        assertThat(without.notJudged()).allSatisfy(mutant -> assertThat(
                        mutant.setting().orElseThrow().parameter().word())
                .isIn("weight", "bumpPoints"));
        assertThat(labels(without.notJudged())).contains("weight of least change", "points for a bump");

        MutationRun with = run(Books.cases("revenue,saturation,weights.least change", "1,0,100"));
        assertThat(labels(with.notJudged())).doesNotContain("weight of least change");
        assertThat(labels(with.noticed())).contains("weight of least change");
    }

    @Test
    void survivors_areNamedByLineAndChange_andWhatIsTriedIsOnlyOnce() {
        MutationRun run = run(Books.cases("revenue,saturation,tier", "5000,0,SMALL", "4000,0,MICRO"));

        assertThat(run.survivors())
                .map(Mutant::toString)
                .contains(
                        "rules/tiers.drl:14: revenue < 5000 → revenue < 4999", // clashes on 4,999, where no case is
                        "rules/zones.drl:13: saturation < 0.30 → saturation <= 0.30",
                        "rules/tiers.drl:16: weekly PPVs 5–7 → 4–7");
        assertThat(run.noticed())
                .map(Mutant::toString)
                .contains(
                        "rules/tiers.drl:14: revenue < 5000 → revenue <= 5000",
                        "rules/tiers.drl:14: revenue < 5000 → dropped",
                        "rules/tiers.drl:21: revenue >= 5000 → revenue < 5000",
                        "rules/tiers.drl:16: tier MICRO → SMALL");
        assertThat(run.score()).isBetween(0.01, 0.99);
    }

    @Test
    void change_withoutAnyEffect_isHarmless_notASurvivor() {
        MutationRun run = run(Books.cases("revenue,saturation,tier", "1,0,MICRO"));

        // the middle of 5 to 8, rounded down, is that of 5 to 7
        assertThat(run.harmless()).map(Mutant::toString).contains("rules/tiers.drl:16: weekly PPVs 5–7 → 5–8");
        assertThat(run.survivors()).map(Mutant::toString).doesNotContain("rules/tiers.drl:16: weekly PPVs 5–7 → 5–8");
    }

    @Test
    void mutants_ofEachRule_areDifferentFromItAndFromEachOther() {
        Set<Object> seen = new HashSet<>(Books.SHIPPED.rules());
        assertThat(Mutants.of(Books.SHIPPED)).allSatisfy(mutant -> assertThat(seen.add(mutant.changed()))
                .as(mutant.toString())
                .isTrue());
    }

    @Test
    void secondJudge_isAskedWhatTheFirstDoesNotJudge() {
        Judge plans =
                (mutant, changed) -> mutant.toString().contains("least change") ? Verdict.NOTICED : Verdict.NOT_JUDGED;

        MutationRun run = MutationRun.of(
                Books.SHIPPED,
                List.of(new CaseJudge(Books.cases("revenue,saturation,tier", "1,0,MICRO")), plans),
                n -> {});

        assertThat(labels(run.noticed())).contains("weight of least change");
        assertThat(labels(run.notJudged()))
                .doesNotContain("weight of least change")
                .contains("points for a bump");
    }

    @Test
    void progress_countsEveryMutantOnce() {
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        MutationRun.of(
                Books.SHIPPED, List.of(new CaseJudge(Books.cases("revenue,saturation,tier", "1,0,MICRO"))), told::add);

        assertThat(told).hasSize(MutationRun.size(Books.SHIPPED));
    }

    /** The interpreter answers for the changed rules; the compiled ones must notice the same. */
    @Test
    void noticedMutant_compiled_isNoticedToo() {
        List<Case> cases = CaseFolder.read(Books.SHIPPED_FOLDER);
        Mutant mutant = Mutants.of(Books.SHIPPED).stream()
                .filter(one -> one.toString().endsWith("saturation <= 0.60 → saturation < 0.60"))
                .findFirst()
                .orElseThrow();

        PolicyEngine compiled = PolicyEngine.compiling(mutant.in(Books.SHIPPED));

        assertThat(cases).anyMatch(one -> !CaseResult.of(compiled, one).passed());
    }

    private static MutationRun run(List<Case> cases) {
        return MutationRun.of(Books.SHIPPED, List.of(new CaseJudge(cases)), done -> {});
    }

    private static List<String> labels(List<Mutant> mutants) {
        return mutants.stream()
                .flatMap(mutant -> mutant.setting().stream())
                .map(setting -> setting.label())
                .toList();
    }
}
