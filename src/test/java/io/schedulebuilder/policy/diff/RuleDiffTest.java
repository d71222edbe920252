package io.schedulebuilder.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.diff.RuleChange.Kind;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes between two rule books, told in few lines. */
class RuleDiffTest {
    private static final RuleBook SHIPPED = RuleBook.read(Path.of("rules"));

    @Test
    void book_withItself_changesNothing() {
        assertThat(RuleDiff.between(SHIPPED, SHIPPED)).isEqualTo(new RuleDiff(List.of(), List.of()));
    }

    @Test
    void volumeOfATier_changesByZone_overTheTiersWholeInterval() {
        assertThat(answers("tiers.drl", "weeklyPpvs(10, 14)", "weeklyPpvs(9, 13)"))
                .containsExactly(
                        "revenue from 25,000 to below 100,000, GREEN: weekly PPVs 12 → 11 (rules/tiers.drl:30)",
                        "revenue from 25,000 to below 100,000, YELLOW: weekly PPVs 9 → 8 (rules/tiers.drl:30)",
                        "revenue from 25,000 to below 100,000, RED: weekly PPVs 6 → 5 (rules/tiers.drl:30)");
    }

    @Test
    void border_moved_changesOnlyBetweenTheOldAndTheNewOne() {
        RuleBook before = SHIPPED;
        RuleBook after = changed("zones.drl", "saturation > 0.60", "saturation > 0.70");
        after = changed(after, "zones.drl", "saturation <= 0.60", "saturation <= 0.70");

        assertThat(AnswerChange.between(before, after))
                .filteredOn(change -> change.parameter().equals("zone"))
                .map(RuleDiffTest::line)
                .containsExactly("saturation above 0.60 to 0.70: zone RED → YELLOW (rules/zones.drl:22)");
    }

    @Test
    void priceMix_changes_asShares_bySegment_notAsCounts() {
        assertThat(answers("prices.drl", "0.60, 0.30, 0.10", "0.50, 0.40, 0.10"))
                .containsExactly(
                        "segment BUDGET or EXPLORATORY: price mix 0.6/0.3/0.1 → 0.5/0.4/0.1 (rules/prices.drl:11)");
    }

    @Test
    void segmentsBorder_moved_isToldByItsFigures() {
        RuleBook after = changed("segments.drl", "averageRpr < 2 )", "averageRpr < 3 )");
        after = changed(after, "segments.drl", "averageRpr >= 2,", "averageRpr >= 3,");

        assertThat(AnswerChange.between(SHIPPED, after))
                .map(RuleDiffTest::line)
                .containsExactly("average rpr from 2 to below 3, message count from 20: segment PREMIUM → STANDARD "
                        + "(rules/segments.drl:27)");
    }

    @Test
    void valueOfEveryPage_saysSo() {
        assertThat(answers("hours.drl", "messageGapMinutes(30)", "messageGapMinutes(20)"))
                .containsExactly("every page: message gap 30 → 20 (rules/hours.drl:16)");
        assertThat(answers("weights.drl", "\"least change\", 100", "\"least change\", 50"))
                .containsExactly("every page: weight of least change 100 → 50 (rules/weights.drl:45)");
    }

    @Test
    void gap_thatTheNewRulesLeave_isAPolicyThatIsGone() {
        assertThat(answers("zones.drl", "saturation > 0.60", "saturation > 0.70"))
                .containsExactly("saturation above 0.60 to 0.70: policy there is one → none: no rule sets the zone");
    }

    @Test
    void ruleForOnePage_isToldByItsName() {
        RuleBook after = with(
                "extra.drl",
                "rule \"ava\" salience 1 when Account( pageName == \"ava\" ) then policy.dailyCap(7); end\n");

        assertThat(AnswerChange.between(SHIPPED, after))
                .map(RuleDiffTest::line)
                .contains("page ava, revenue below 5,000: daily cap 8 → 7 (rules/extra.drl:1)")
                .allSatisfy(line -> assertThat(line).startsWith("page ava, "));
    }

    @Test
    void rules_addedRemovedRenamedChangedAndReworded_areTold() {
        RuleBook after = changed("tiers.drl", "MEGA: above", "MEGA: over");
        after = changed(after, "zones.drl", "saturation < 0.30", "saturation < 0.3");
        after = changed(after, "weights.drl", "// likewise", "// the same");
        after = changed(after, "prices.drl", "// Price mix: which", "// Price mix: what");
        after = changed(after, "selection.drl", "urgentPpvs(5)", "urgentPpvs(4)");
        after = without(after, "A week planned again");
        after = and(after, "extra.drl", "rule \"again\" when Account() then policy.weight(\"least change\", 7); end\n");

        assertThat(RuleChange.between(SHIPPED, after))
                .map(change -> change.kind() + " " + change.place() + " " + change.name() + ": " + change.before()
                        + " → " + change.after())
                .containsExactly(
                        Kind.ADDED + " rules/extra.drl:1 again:  → Account(), weight of least change 7",
                        Kind.ONLY_TEXT + " rules/prices.drl prices.drl:  → ",
                        Kind.CHANGED + " rules/selection.drl:7 Limits of the selection: urgent PPVs 5 → urgent PPVs 4",
                        Kind.RENAMED + " rules/tiers.drl:40 MEGA: over 500 thousand dollars: MEGA: above 500 thousand "
                                + "dollars → MEGA: over 500 thousand dollars",
                        Kind.ONLY_TEXT + " rules/weights.drl:23 Variety:  → ",
                        Kind.ONLY_TEXT + " rules/zones.drl:11 GREEN: the audience is rested:  → ",
                        Kind.REMOVED + " rules/weights.drl:41 A week planned again: Account(), weight of least change "
                                + "100 → ");
    }

    /** A copy to try something in has another name, which is no change; a rule in another file of it is one. */
    @Test
    void folder_ofAnotherName_isNoChange_butAnotherFileIs() {
        RuleBook copy = read(SHIPPED.files().stream()
                .map(file -> new RuleFile(file.name().replace("rules/", "calmer/"), file.text()))
                .toList());
        RuleBook moved = read(SHIPPED.files().stream()
                .map(file -> new RuleFile(file.name().replace("rules/zones", "calmer/saturation"), file.text()))
                .toList());

        assertThat(RuleChange.between(SHIPPED, copy)).isEmpty();
        assertThat(RuleChange.between(SHIPPED, moved))
                .hasSize(3)
                .allMatch(
                        change -> change.kind() == Kind.MOVED && change.before().equals("rules/zones.drl"));
    }

    private static List<String> answers(String file, String from, String to) {
        return AnswerChange.between(SHIPPED, changed(file, from, to)).stream()
                .map(RuleDiffTest::line)
                .toList();
    }

    private static String line(AnswerChange change) {
        return change.where() + ": " + change.label() + " " + change.from() + " → " + change.to()
                + change.setBy().stream()
                        .map(SetBy::place)
                        .findFirst()
                        .map(place -> " (" + place + ")")
                        .orElse("");
    }

    private static RuleBook changed(String file, String from, String to) {
        return changed(SHIPPED, file, from, to);
    }

    private static RuleBook changed(RuleBook book, String file, String from, String to) {
        List<RuleFile> files = new ArrayList<>();
        boolean found = false;
        for (RuleFile one : book.files()) {
            boolean meant = one.name().equals("rules/" + file) && one.text().contains(from);
            found |= meant;
            files.add(meant ? new RuleFile(one.name(), one.text().replace(from, to)) : one);
        }
        assertThat(found).as(from).isTrue();
        return read(files);
    }

    private static RuleBook with(String file, String text) {
        return and(SHIPPED, file, text);
    }

    private static RuleBook and(RuleBook book, String file, String text) {
        List<RuleFile> files = new ArrayList<>(book.files());
        files.add(new RuleFile("rules/" + file, text));
        return read(files);
    }

    private static RuleBook without(RuleBook book, String rule) {
        List<RuleFile> files = new ArrayList<>();
        for (RuleFile one : book.files()) {
            int from = one.text().indexOf("rule \"" + rule);
            int to = from < 0 ? from : one.text().indexOf("\nend", from) + "\nend".length();
            files.add(
                    from < 0
                            ? one
                            : new RuleFile(
                                    one.name(),
                                    one.text().substring(0, from) + one.text().substring(to)));
        }
        return read(files);
    }

    private static RuleBook read(List<RuleFile> files) {
        List<Fault> faults = new ArrayList<>();
        RuleBook book = RuleBook.of("rules", "", files, faults);
        assertThat(faults).isEmpty();
        return book;
    }
}
