package io.schedulebuilder.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.PolicyEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which conditions and borders cases reach, and what is proposed for the rest. */
class CoverageTest {
    private static final PolicyEngine SHIPPED = PolicyEngine.interpreting(Books.SHIPPED);

    @Test
    void shippedCases_reachEveryConditionAndBorder() {
        Coverage coverage = coverage(CaseFolder.read(Books.SHIPPED_FOLDER));

        assertThat(coverage.rules().stream()
                        .flatMap(rule -> rule.missing().stream())
                        .map(Goal::missing))
                .isEmpty();
        assertThat(coverage.share()).isEqualTo(1);
        assertThat(coverage.suggested()).isEmpty();
    }

    @Test
    void border_isReachedOnIt_andWithinOneUnitOfItsLastPlace_notBeyond() {
        Coverage.OfRule micro = rule(
                coverage(Books.cases("revenue,saturation,tier", "5000,0,SMALL", "4999,0,MICRO", "5001.01,0,SMALL")),
                "MICRO: below 5 thousand dollars");

        assertThat(micro.missing())
                .extracting(Goal::missing)
                .containsExactly("no case is just above revenue 5,000 (revenue < 5000)");
        assertThat(micro.share()).isEqualTo(0.8);
    }

    @Test
    void comparison_thatIsOnlyTrue_lacksAFalseCase() {
        Coverage.OfRule red = rule(
                coverage(Books.cases("revenue,saturation,zone", "1,0.6001,RED", "1,0.9,RED")),
                "RED: the audience is tired");

        assertThat(red.missing())
                .extracting(Goal::missing)
                .containsExactly(
                        "no case makes saturation > 0.60 false",
                        "no case is exactly at saturation 0.60 (saturation > 0.60)",
                        "no case is just below saturation 0.60 (saturation > 0.60)");
    }

    @Test
    void names_ofAList_areEachAsked_andASingleNameIsNot() {
        Coverage coverage = coverage(
                Books.cases("revenue,saturation,segment,price_mix.Budget", "10000,0.1,BUDGET,5", "10000,0.1,LUXURY,1"));

        assertThat(rule(coverage, "Cheap mix: audiences that buy little, or that we do not know")
                        .missing())
                .extracting(Goal::missing)
                .containsExactly("no case has segment EXPLORATORY (Segment( name in (\"BUDGET\", \"EXPLORATORY\") ))");
        assertThat(rule(coverage, "Even mix: audiences that buy the usual").missing())
                .extracting(Goal::missing)
                .containsExactly("no case makes Segment( name == \"STANDARD\" ) true");
    }

    /** The loop that an analyst goes through: paste what is proposed, and nothing is missing any more. */
    @Test
    void suggestedCases_pastedAsTheyAre_passAndReachWhatWasMissing() {
        List<Case> cases = new ArrayList<>(Books.cases("revenue,saturation,tier", "1,0,MICRO"));
        Coverage before = coverage(cases);
        assertThat(before.share()).isLessThan(0.5);

        cases.addAll(Books.cases(SuggestedCases.csv(before.suggested()).split("\n")));

        assertThat(Books.results(Books.SHIPPED, cases)).allMatch(CaseResult::passed);
        assertThat(coverage(cases).rules().stream()
                        .flatMap(rule -> rule.missing().stream())
                        .map(Goal::missing))
                .isEmpty();
    }

    private static Coverage coverage(List<Case> cases) {
        return Coverage.of(SHIPPED, Books.results(Books.SHIPPED, cases));
    }

    private static Coverage.OfRule rule(Coverage coverage, String name) {
        return coverage.rules().stream()
                .filter(rule -> rule.rule().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
