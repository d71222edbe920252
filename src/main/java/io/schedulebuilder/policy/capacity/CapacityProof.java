package io.schedulebuilder.policy.capacity;

import static io.schedulebuilder.domain.PolicyParameter.ACTIVE_HOURS;
import static io.schedulebuilder.domain.PolicyParameter.COOLING_DAYS;
import static io.schedulebuilder.domain.PolicyParameter.DAILY_CAP;
import static io.schedulebuilder.domain.PolicyParameter.MESSAGE_GAP;
import static io.schedulebuilder.domain.PolicyParameter.PPV_GAP;
import static io.schedulebuilder.domain.PolicyParameter.SLOT_MINUTES;
import static io.schedulebuilder.domain.PolicyParameter.WEEKLY_BUMPS;
import static io.schedulebuilder.domain.PolicyParameter.WEEKLY_PPVS;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.SetBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proves that a week's messages fit, or that no solver can place them all. {@link EarliestWeek} does the counting; its
 * Javadoc proves that the count is exact.
 *
 * <p>The week is an ordinary one: seven days of 24 hours, all in the future, with no messages before or after it and
 * enough captions. A week with a clock change or neighboring messages gets its own answer when it is planned.
 */
public final class CapacityProof {
    /** The highest daily cap that a rule can set. */
    private static final int HIGHEST_CAP = 1_440;

    /** The limits on messages, each with the value that lifts it. */
    static final List<Lift<?>> LIFTS = List.of(
            new Lift<>(DAILY_CAP, HIGHEST_CAP),
            new Lift<>(PPV_GAP, Duration.ZERO),
            new Lift<>(MESSAGE_GAP, Duration.ZERO),
            new Lift<>(COOLING_DAYS, 0),
            new Lift<>(ACTIVE_HOURS, WeekLimits.ALL_DAY),
            new Lift<>(SLOT_MINUTES, 1));

    private static final List<Integer> SLOT_GRIDS = List.of(60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1);

    private CapacityProof() {}

    record Lift<T>(PolicyParameter<T> limit, T value) {
        Policy of(Policy policy) {
            return policy.with(limit, value);
        }
    }

    /** Why the policy's PPVs and bumps do not fit into a week, and which changes would help; empty if they fit. */
    public static Optional<DoesNotFit> of(Policy policy) {
        return fits(policy) ? Optional.empty() : Optional.of(new DoesNotFit(clashing(policy), mends(policy)));
    }

    /** What an analyst needs to know: one sentence if the policy does not fit a week, otherwise nothing. */
    public static List<String> problems(Policy policy) {
        return of(policy).map(verdict -> sentence(policy, verdict)).stream().toList();
    }

    private static String sentence(Policy policy, DoesNotFit verdict) {
        List<String> clash =
                verdict.clashing().stream().map(PolicyParameter::label).toList();
        String mends = verdict.mends().isEmpty()
                ? "Changing one limit is not enough."
                : "Change one of these: "
                        + verdict.mends().stream()
                                .map(mend -> mend + places(mend.limit(), policy))
                                .collect(Collectors.joining("; "))
                        + ".";
        return "a week has no room for " + Counted.of(policy.weeklyPpvs(), "PPV") + " and "
                + Counted.of(policy.weeklyBumps(), "bump") + " for " + policy.tier() + ", " + policy.zone()
                + ", because of the " + joined(clash) + ". " + mends;
    }

    /** The places of the rules that set a limit, for tier and zone: (rules/tiers.drl:44, rules/zones.drl:36). */
    private static String places(PolicyParameter<?> limit, Policy policy) {
        String places =
                policy.setBy(limit).stream().map(SetBy::place).distinct().collect(Collectors.joining(", "));
        return places.isEmpty() ? "" : " (" + places + ")";
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0
                ? words.get(0)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last) + " together";
    }

    static boolean fits(Policy policy) {
        int ppvs = policy.weeklyPpvs();
        int bumps = policy.weeklyBumps();
        return ppvs >= 0 && bumps >= 0 && new EarliestWeek(WeekLimits.of(policy)).fits(ppvs, bumps);
    }

    /** Lifts one limit after another, and restores it if the messages then fit. The limits that remain clash. */
    private static List<PolicyParameter<?>> clashing(Policy policy) {
        List<PolicyParameter<?>> clashing = new ArrayList<>();
        Policy left = policy;
        for (Lift<?> lift : LIFTS) {
            Policy without = lift.of(left);
            if (fits(without)) {
                clashing.add(lift.limit());
            } else {
                left = without;
            }
        }
        return List.copyOf(clashing);
    }

    /** The changes that would help. The count confirms each one, no matter how the search found it. */
    private static List<Mend> mends(Policy policy) {
        WeekLimits limits = WeekLimits.of(policy);
        EarliestWeek week = new EarliestWeek(limits);
        int ppvs = policy.weeklyPpvs();
        int bumps = policy.weeklyBumps();
        return Stream.of(
                        smallest(policy, DAILY_CAP, HIGHEST_CAP - limits.dailyCap(), more -> limits.dailyCap() + more),
                        smallest(policy, PPV_GAP, limits.ppvGap(), less -> Duration.ofMinutes(limits.ppvGap() - less)),
                        smallest(
                                policy,
                                MESSAGE_GAP,
                                limits.messageGap(),
                                less -> Duration.ofMinutes(limits.messageGap() - less)),
                        smallest(policy, COOLING_DAYS, limits.coolingDays(), less -> limits.coolingDays() - less),
                        smallest(policy, ACTIVE_HOURS, limits.slotsOfDay() - limits.openSlots(), limits::openLonger),
                        finerGrid(policy),
                        mend(policy, WEEKLY_PPVS, week.mostPpvs(bumps, ppvs)),
                        mend(policy, WEEKLY_BUMPS, week.mostBumps(ppvs, bumps)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The change as a mend; empty if the messages still do not fit. */
    private static <T> Optional<Mend> mend(Policy policy, PolicyParameter<T> limit, T value) {
        return fits(policy.with(limit, value))
                ? Optional.of(new Mend(limit, Mend.number(limit, value), Mend.number(limit, policy.get(limit))))
                : Optional.empty();
    }

    /**
     * The smallest change that is enough, if larger changes let more messages fit; empty if the largest is not enough.
     */
    private static <T> Optional<Mend> smallest(
            Policy policy, PolicyParameter<T> limit, int largest, IntFunction<T> change) {
        if (largest <= 0 || mend(policy, limit, change.apply(largest)).isEmpty()) {
            return Optional.empty();
        }
        int tooSmall = 0;
        int enough = largest;
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) >>> 1;
            if (mend(policy, limit, change.apply(middle)).isPresent()) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return mend(policy, limit, change.apply(enough));
    }

    /**
     * The coarsest grid that is fine enough. Tries every finer grid, because not all of them contain the slots of a
     * coarser grid.
     */
    private static Optional<Mend> finerGrid(Policy policy) {
        return SLOT_GRIDS.stream()
                .filter(minutes -> minutes < policy.slotMinutes())
                .flatMap(minutes -> mend(policy, SLOT_MINUTES, minutes).stream())
                .findFirst();
    }
}
