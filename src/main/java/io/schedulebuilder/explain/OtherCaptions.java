package io.schedulebuilder.explain;

import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.selection.Alternatives;
import io.schedulebuilder.selection.SelectionRequest;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.NeighborSchedules;
import io.schedulebuilder.week.Refusals;
import io.schedulebuilder.week.Rounding;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.PageMoney;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the captions that were not chosen. Reads the data as of the plan's time, as far as the warehouse still has it.
 */
final class OtherCaptions {
    private OtherCaptions() {}

    /**
     * The captions that could replace a message's caption, best selection score first.
     *
     * @param message its index in the problem
     * @throws io.schedulebuilder.domain.InputException if the warehouse cannot be used or does not know the page
     * @throws io.schedulebuilder.domain.FailureException if the warehouse fails
     */
    static List<ChosenMessage> insteadOf(Warehouse warehouse, PageName name, WeekProblem problem, int message) {
        try (Snapshot snapshot = warehouse.read()) {
            Page page = new Page(
                    snapshot.page(name)
                            .orElseThrow(() -> Refusals.unknownPage(name, snapshot))
                            .name(),
                    problem.horizon().zone());
            PageHistory history = snapshot.history(page, problem.asOf());
            // The plan may already be recorded. Its own locks do not count, and neither did those of the schedules it
            // replaced.
            List<RecordedSchedule> ofTheWeek = snapshot.schedules(
                    name, problem.horizon().start(), problem.horizon().lastDay());
            Replacement replacement = new Replacement(
                    ofTheWeek.stream().map(RecordedSchedule::id).collect(Collectors.toUnmodifiableSet()),
                    NeighborSchedules.sentTexts(
                            ofTheWeek.stream().map(NeighborSchedules::plan).toList(), problem.asOf()));
            CaptionPool pool = snapshot.pool(page, problem.horizon(), problem.asOf(), replacement);
            List<AskedWeek> asked = AskedWeek.of(problem.policy(), problem.horizon(), List.of());
            Market market = snapshot.market();
            SelectionRequest request = new SelectionRequest(
                    page,
                    history,
                    market,
                    problem.asOf(),
                    pool,
                    problem.policy(),
                    PageMoney.of(
                            history,
                            PageAnalyzer.analyse(history, problem.asOf(), account -> problem.policy()
                                            .tier())
                                    .economics(),
                            problem.hours(),
                            problem.asOf(),
                            problem.horizon(),
                            market.worth(
                                    name,
                                    problem.asOf(),
                                    problem.policy()
                                            .get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                                            .doubleValue()),
                            asked),
                    asked,
                    problem.seed(),
                    List.of());
            return Alternatives.insteadOf(request, problem.messages(), message, snapshot::captions).stream()
                    .map(Rounding::of)
                    .toList();
        }
    }
}
