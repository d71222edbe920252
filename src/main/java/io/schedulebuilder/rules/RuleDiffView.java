package io.schedulebuilder.rules;

import io.schedulebuilder.policy.diff.AnswerChange;
import io.schedulebuilder.policy.diff.RuleDiff;
import io.schedulebuilder.schedule.PlanFile;
import io.schedulebuilder.schedule.PlanFileAssembler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code rules diff --json} prints.
 *
 * @param pages empty with {@code --no-pages}
 */
public record RuleDiffView(List<RuleView> rules, List<AnswerChange> answers, Optional<PagesView> pages) {
    /**
     * A rule that changed.
     *
     * @param change added, removed, renamed, changed, moved or only_text
     */
    record RuleView(String change, String rule, String file, int line, String before, String after) {}

    /** All pages at a moment; only those that change are listed. */
    record PagesView(String asOf, int compared, List<PageView> changed) {}

    /** One page. */
    record PageView(String pageName, SideView before, SideView after) {}

    /**
     * What one rule book asks of a page.
     *
     * @param policy empty where it makes none
     * @param faults why not
     */
    record SideView(Optional<PlanFile.PolicyView> policy, List<String> faults) {}

    static RuleDiffView of(RuleDiff diff, Optional<RulesDiffCommand.Pages> pages) {
        return new RuleDiffView(
                diff.rules().stream()
                        .map(change -> new RuleView(
                                change.kind().name().toLowerCase(Locale.ROOT),
                                change.name(),
                                change.place().file(),
                                change.place().line(),
                                change.before(),
                                change.after()))
                        .toList(),
                diff.answers(),
                pages.map(all -> new PagesView(
                        all.asOf().toString(),
                        all.answers().size(),
                        all.answers().stream()
                                .filter(PageAnswers.PageAnswer::differs)
                                .map(page -> new PageView(page.page().value(), side(page.before()), side(page.after())))
                                .toList())));
    }

    private static SideView side(PageAnswers.Answer answer) {
        return new SideView(answer.policy().map(PlanFileAssembler::policyView), answer.faults());
    }
}
