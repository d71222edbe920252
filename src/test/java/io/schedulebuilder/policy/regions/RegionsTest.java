package io.schedulebuilder.policy.regions;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** All accounts in a few points. */
class RegionsTest {
    private static final RuleBook SHIPPED = RuleBook.read(Path.of("rules"));
    private static final PolicyEngine RULES = PolicyEngine.interpreting(SHIPPED);

    @Test
    void axis_isCutAtEachLiteral_asItselfAndBetween_withinWhatAnAccountCanHave() {
        Axis saturation = Axis.of(Field.SATURATION, rules("saturation >= 0.30, saturation < 1, saturation > 0"));

        assertThat(saturation.cells())
                .extracting(Axis.Cell::value)
                .usingElementComparator((a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b))
                .containsExactly(number("0"), number("0.15"), number("0.30"), number("0.65"), number("1"));
    }

    @Test
    void axis_ofWholeNumbers_hasNothingBetweenNeighbours() {
        Axis messages =
                Axis.of(Field.MESSAGE_COUNT, rules("messageCount >= 19, messageCount < 20.5, messageCount != 20"));

        assertThat(messages.cells())
                .extracting(cell -> ((BigDecimal) cell.value()).intValueExact())
                .containsExactly(0, 19, 20, 41);
    }

    @Test
    void cells_areToldByWhoOwnsTheBorder() {
        Axis revenue = Axis.of(Field.REVENUE, rules("revenue >= 5000, revenue < 25000"));

        assertThat(revenue.text(cells(0))).isEqualTo("revenue below 5,000");
        assertThat(revenue.text(cells(0, 1))).isEqualTo("revenue up to 5,000");
        assertThat(revenue.text(cells(1))).isEqualTo("revenue 5,000");
        assertThat(revenue.text(cells(1, 2))).isEqualTo("revenue from 5,000 to below 25,000");
        assertThat(revenue.text(cells(2))).isEqualTo("revenue above 5,000 to below 25,000");
        assertThat(revenue.text(cells(2, 3))).isEqualTo("revenue above 5,000 to 25,000");
        assertThat(revenue.text(cells(3, 4))).isEqualTo("revenue from 25,000");
        assertThat(revenue.text(cells(4))).isEqualTo("revenue above 25,000");
        assertThat(revenue.describe(cells(0))).isEqualTo("revenue below 5,000");
        assertThat(revenue.describe(cells(1))).isEqualTo("revenue at 5,000");
        assertThat(revenue.describe(cells(2, 3))).isEqualTo("revenue above 5,000 to 25,000");
        assertThat(revenue.describe(cells(3, 4))).isEqualTo("revenue from 25,000 on");
        assertThat(revenue.describe(cells(4))).isEqualTo("revenue above 25,000");
        Axis page = Axis.of(Field.PAGE_NAME, rules("pageName in (\"mia\", \"ava\")"));
        assertThat(page.text(cells(0, 2))).isEqualTo("page ava or any other");
        assertThat(page.describe(cells(0, 1))).isEqualTo("page ava or mia");
        assertThat(page.describe(cells(0, 2))).isEqualTo("any page but mia");
    }

    @Test
    void boxes_coverWhatIsAskedAndNothingElse() {
        Regions regions = Regions.beyondSegment(List.of(SHIPPED));
        BitSet some = new BitSet();
        IntStream.range(0, regions.size())
                .filter(region -> RULES.decide(regions.point(region).account(), Optional.empty())
                        .tier()
                        .orElseThrow()
                        .name()
                        .startsWith("M"))
                .forEach(some::set);

        List<Box> boxes = Box.coverNamesFirst(regions.grid(), some);

        assertThat(boxes).hasSize(3); // MICRO, MEDIUM and MEGA, whatever saturation and segment
        BitSet covered = new BitSet();
        IntStream.range(0, regions.size())
                .filter(region -> boxes.stream()
                        .anyMatch(box -> IntStream.range(0, regions.axes().size())
                                .allMatch(axis ->
                                        box.cells().get(axis).get(regions.grid().cells(region)[axis]))))
                .forEach(covered::set);
        assertThat(covered).isEqualTo(some);
    }

    /** What the diff and the mutants rest on: for any account there is a region in which the same rules fire. */
    @Property(tries = 100)
    void anyAccount_firesAsSomeRegionDoes(
            @ForAll @BigRange(min = "0", max = "900000") @Scale(2) BigDecimal revenue,
            @ForAll @BigRange(min = "0", max = "1") @Scale(4) BigDecimal saturation,
            @ForAll @BigRange(min = "0", max = "8") @Scale(2) BigDecimal rpr,
            @ForAll @IntRange(max = 60) int messages) {
        Account account = new Account(
                new PageName("ava"), revenue, saturation.doubleValue(), rpr.doubleValue(), 0.1, messages, 0);

        assertThat(FIRED_SOMEWHERE.beyondSegment()).contains(sizes(account));
        assertThat(FIRED_SOMEWHERE.ofSegment()).contains(segment(account));
    }

    private record Somewhere(Set<List<String>> beyondSegment, Set<String> ofSegment) {}

    private static final Somewhere FIRED_SOMEWHERE = somewhere();

    private static Somewhere somewhere() {
        Regions beyond = Regions.beyondSegment(List.of(SHIPPED));
        Regions of = Regions.ofSegment(List.of(SHIPPED));
        return new Somewhere(
                IntStream.range(0, beyond.size())
                        .mapToObj(region -> sizes(beyond.point(region).account()))
                        .collect(Collectors.toSet()),
                IntStream.range(0, of.size())
                        .mapToObj(region -> segment(of.point(region).account()))
                        .collect(Collectors.toSet()));
    }

    private static List<String> sizes(Account account) {
        return RULES.decide(account, Optional.of(Segment.BUDGET)).fired().stream()
                .map(Rule::name)
                .filter(name -> !name.contains("recipient") && !name.contains("messages"))
                .toList();
    }

    private static String segment(Account account) {
        return RULES.decide(account, Optional.empty()).segment().orElseThrow().name();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static BitSet cells(int... some) {
        BitSet cells = new BitSet();
        IntStream.of(some).forEach(cells::set);
        return cells;
    }

    private static List<Rule> rules(String condition) {
        List<Fault> faults = new ArrayList<>();
        RuleBook book = RuleBook.of(
                "rules",
                "",
                List.of(new RuleFile(
                        "rules/x.drl", "rule \"r\" when Account( " + condition + " ) then policy.dailyCap(1); end")),
                faults);
        assertThat(faults).isEmpty();
        return book.rules();
    }
}
