package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.week.ChosenWeek;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.WeekCaptions;
import io.schedulebuilder.week.WeekInputs;
import io.schedulebuilder.week.WeekReader;
import io.schedulebuilder.week.WeekSolver;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plans a past week of a page under each rule set, as it would have been planned at its local midnight, and judges the
 * plans.
 *
 * @param ruleSets at least one; the first one's evidence half-life is that of the model that judges all plans
 * @param sends what the pages sent until today
 */
record PastWeekPlanner(
        List<RuleSet> ruleSets, SolverConfiguration solver, RehearsalSettings settings, PastSends sends) {

    /**
     * A week with its captions chosen, which needs the warehouse no more.
     *
     * @param plans for each rule set
     * @param texts the text of each chosen caption, as {@link RatedPpv} names it
     */
    record Prepared(
            PageWeek week, List<ChosenWeek> plans, Map<CaptionId, CaptionId> texts, Judge judge, List<RatedPpv> sent) {}

    /** When a page's week is planned. */
    static Instant asOf(Page page, LocalDate start) {
        return start.atStartOfDay(page.zone()).toInstant();
    }

    /**
     * Reads a page's week and chooses its captions. Reads from the view, so one thread at a time may call this.
     *
     * @param then the warehouse as it was known at as-of
     * @param history of the page at as-of
     * @throws io.schedulebuilder.domain.InputException if the rules leave a parameter of this page unset
     * @throws io.schedulebuilder.domain.FailureException if no caption was free
     */
    Prepared prepare(Snapshot then, PageHistory history, LocalDate start) {
        Page page = history.page();
        Instant asOf = asOf(page, start);
        StepTimer stepTimer = new StepTimer(step -> {});
        WeekReader reader = new WeekReader(then, InstantSource.fixed(asOf), stepTimer);
        WeekInputs inputs = reader.read(reader.around(page.name(), settings.plan(start)), history);
        List<PageBrief> briefs =
                ruleSets.stream().map(rules -> rules.brief(inputs, stepTimer)).toList();
        List<ChosenWeek> plans = new ArrayList<>();
        for (PageBrief brief : briefs) {
            // Rules that ask the same choose the same.
            plans.add(
                    !plans.isEmpty()
                                    && brief.policy()
                                            .asksTheSameAs(briefs.get(0).policy())
                            ? plans.get(0)
                            : choose(brief, stepTimer, then));
        }
        PageBrief first = briefs.get(0);
        Judge judge = new Judge(
                page,
                inputs.market()
                        .worth(
                                page.name(),
                                asOf,
                                first.policy()
                                        .get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                                        .doubleValue()),
                first.analysis().economics(),
                settings.within(),
                sends.from(page, asOf));
        return new Prepared(
                new PageWeek(page.name(), start),
                plans,
                texts(plans, inputs.pool().bank()),
                judge,
                sent(inputs.horizon(), page).map(judge::sent).toList());
    }

    private ChosenWeek choose(PageBrief brief, StepTimer stepTimer, Snapshot then) {
        ChosenWeek chosen = new WeekCaptions(stepTimer).choose(brief, settings.seed(), then::captions);
        return new ChosenWeek(brief.withoutRows(), chosen.seed(), chosen.selection());
    }

    private static Map<CaptionId, CaptionId> texts(List<ChosenWeek> plans, CaptionBank bank) {
        Map<CaptionId, CaptionId> texts = new LinkedHashMap<>();
        plans.stream()
                .flatMap(plan -> plan.selection().messages().stream())
                .map(message -> message.caption().id())
                .forEach(id -> texts.put(id, bank.text(id)));
        return texts;
    }

    private Stream<SentMessage> sent(Horizon horizon, Page page) {
        return sends.from(page, horizon.begins()).stream()
                .filter(send -> send.sentAt().isBefore(horizon.ends()));
    }

    /** Finds the times of a week's messages, and judges its PPVs. Any thread may call this. */
    RehearsedWeek finish(Prepared prepared) {
        List<List<RatedPpv>> plans = new ArrayList<>();
        for (ChosenWeek plan : prepared.plans()) {
            plans.add(!plans.isEmpty() && plan.equals(prepared.plans().get(0)) ? plans.get(0) : judged(plan, prepared));
        }
        return new RehearsedWeek(prepared.week(), plans, prepared.sent());
    }

    private List<RatedPpv> judged(ChosenWeek plan, Prepared prepared) {
        return new WeekSolver(() -> solver, new StepTimer(step -> {}))
                .solve(plan).week().messages().stream()
                        .filter(planned -> planned.message().type() == MessageType.PPV)
                        .map(planned -> judged(planned, prepared))
                        .toList();
    }

    private static RatedPpv judged(PlannedMessage planned, Prepared prepared) {
        CaptionId id = planned.message().caption().id();
        return prepared.judge()
                .planned(
                        prepared.texts().getOrDefault(id, id),
                        planned.message().caption().kind(),
                        planned.slot().instant());
    }
}
