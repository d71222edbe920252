package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.policy.capacity.Capacity.DoesNotFit;
import io.schedulebuilder.policy.capacity.Capacity.Fits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Proves that a week's messages fit, or that they cannot, whatever a solver would try. {@link EarliestWeek} counts, and
 * says why its count is exact.
 *
 * <p>The week is an ordinary one: seven days of 24 hours, all still to come, with nothing sent around it and enough
 * captions. A week with a clock change, or with neighbours, has its own answer when it is planned.
 */
public final class CapacityProof {
    /** What a rule can say at most. */
    private static final int HIGHEST_CAP = 1_440;

    private static final List<Integer> SLOT_GRIDS = List.of(60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1);

    private final WeekLimits limits;
    private final int ppvs;
    private final int bumps;

    private CapacityProof(Policy policy) {
        this.limits = WeekLimits.of(policy);
        this.ppvs = policy.weeklyPpvs();
        this.bumps = policy.weeklyBumps();
    }

    /** Whether the policy's PPVs and bumps fit into a week, and what would mend it if not. */
    public static Capacity of(Policy policy) {
        CapacityProof proof = new CapacityProof(policy);
        EarliestWeek week = new EarliestWeek(proof.limits);
        int most = week.mostPpvs(proof.bumps, WeekLimits.MINUTES_OF_WEEK);
        return most >= proof.ppvs ? new Fits(most - proof.ppvs) : proof.doesNotFit();
    }

    /** What an analyst has to know: a sentence for a policy that fits no week, and nothing for one that does. */
    public static List<String> problems(Policy policy) {
        CapacityProof proof = new CapacityProof(policy);
        return proof.fitsWith(proof.limits) ? List.of() : List.of(sentence(policy, proof.doesNotFit()));
    }

    private static String sentence(Policy policy, DoesNotFit verdict) {
        List<String> clash = verdict.clashing().stream().map(Limit::words).toList();
        String mends = verdict.mends().isEmpty()
                ? "No change to one limit alone mends it."
                : "Mend one of: "
                        + verdict.mends().stream()
                                .map(mend -> mend + places(mend.limit().setBy(policy)))
                                .collect(Collectors.joining("; "))
                        + ".";
        return "no week fits " + Counted.of(policy.weeklyPpvs(), "PPV") + " and "
                + Counted.of(policy.weeklyBumps(), "bump") + " for " + policy.tier() + ", " + policy.zone()
                + ", because of the " + joined(clash) + ". " + mends;
    }

    private static String places(String setBy) {
        return setBy.isEmpty() ? "" : " (" + setBy + ")";
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0
                ? words.get(0)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last) + " together";
    }

    private DoesNotFit doesNotFit() {
        return new DoesNotFit(clashing(), mends());
    }

    private boolean fitsWith(WeekLimits other) {
        return new EarliestWeek(other).fits(ppvs, bumps);
    }

    /** Lifts one limit after the other for good, unless that lets the messages fit: what is left clashes. */
    private List<Limit> clashing() {
        List<Limit> clashing = new ArrayList<>();
        WeekLimits left = limits;
        for (Limit limit : Limit.bounds()) {
            WeekLimits without = limit.lift(left);
            if (fitsWith(without)) {
                clashing.add(limit);
            } else {
                left = without;
            }
        }
        return List.copyOf(clashing);
    }

    /** Nothing is proposed that the count does not confirm, whatever the search for it takes for granted. */
    private List<Mend> mends() {
        List<Proposal> proposals = new ArrayList<>();
        smallest(HIGHEST_CAP - limits.dailyCap(), more -> limits.withDailyCap(limits.dailyCap() + more))
                .ifPresent(mended -> proposals.add(proposal(Limit.DAILY_CAP, mended)));
        smallest(limits.ppvGap(), less -> limits.withPpvGap(limits.ppvGap() - less))
                .ifPresent(mended -> proposals.add(proposal(Limit.PPV_GAP, mended)));
        smallest(limits.messageGap(), less -> limits.withMessageGap(limits.messageGap() - less))
                .ifPresent(mended -> proposals.add(proposal(Limit.MESSAGE_GAP, mended)));
        smallest(limits.coolingDays(), less -> limits.withCoolingDays(limits.coolingDays() - less))
                .ifPresent(mended -> proposals.add(proposal(Limit.COOLING_DAYS, mended)));
        smallest(limits.slotsOfDay() - limits.openSlots(), limits::openLonger)
                .ifPresent(mended -> proposals.add(proposal(Limit.ACTIVE_HOURS, mended)));
        finerGrid().ifPresent(mended -> proposals.add(proposal(Limit.SLOT_GRID, mended)));
        EarliestWeek week = new EarliestWeek(limits);
        proposals.add(new Proposal(Limit.WEEKLY_PPVS, limits, week.mostPpvs(bumps, ppvs), bumps));
        proposals.add(new Proposal(Limit.WEEKLY_BUMPS, limits, ppvs, week.mostBumps(ppvs, bumps)));
        return proposals.stream().filter(Proposal::fits).map(this::mend).toList();
    }

    /** A policy with one value changed; fewer than no messages where even none would not do. */
    private record Proposal(Limit limit, WeekLimits limits, int ppvs, int bumps) {
        boolean fits() {
            return ppvs >= 0 && bumps >= 0 && new EarliestWeek(limits).fits(ppvs, bumps);
        }
    }

    private Proposal proposal(Limit limit, WeekLimits mended) {
        return new Proposal(limit, mended, ppvs, bumps);
    }

    private Mend mend(Proposal proposal) {
        Limit limit = proposal.limit();
        return new Mend(
                limit,
                limit.shown(proposal.limits(), proposal.ppvs(), proposal.bumps()),
                limit.shown(limits, ppvs, bumps));
    }

    /** Of changes that let the more fit the larger they are, the smallest that is enough; empty if the largest is not. */
    private Optional<WeekLimits> smallest(int largest, IntFunction<WeekLimits> change) {
        if (largest <= 0 || !fitsWith(change.apply(largest))) {
            return Optional.empty();
        }
        int tooSmall = 0;
        int enough = largest;
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) >>> 1;
            if (fitsWith(change.apply(middle))) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return Optional.of(change.apply(enough));
    }

    /** Not every finer grid has the slots of a coarser one, so each is tried, the coarsest first. */
    private Optional<WeekLimits> finerGrid() {
        return SLOT_GRIDS.stream()
                .filter(minutes -> minutes < limits.slotMinutes())
                .map(limits::withSlotMinutes)
                .filter(this::fitsWith)
                .findFirst();
    }
}
