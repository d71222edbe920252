package io.schedulebuilder.week;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.explain.PlanExplainer;
import io.schedulebuilder.planning.Obstacle;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.PlanDiff;
import io.schedulebuilder.schedule.PlanFile;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.store.RecordedSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * What became of the schedules whose messages were to be kept.
 *
 * @param against their ids
 * @param diff from what they planned, or sent, on the days of the new plan, to the new plan
 * @param reasons why a message is not where it was, by caption; those of which nothing is known are not in it
 */
public record Changes(List<String> against, PlanDiff diff, Map<Long, String> reasons) {

    /**
     * The changes of a plan.
     *
     * @param replaced at least one
     * @param maySend whether a caption may still be sent
     */
    static Changes of(List<RecordedSchedule> replaced, PlanFile plan, LongPredicate maySend) {
        PlanDiff diff = diff(replaced, plan);
        Map<Long, String> reasons = new TreeMap<>();
        Moves moves = new Moves(plan);
        diff.moved().forEach(pair -> {
            long caption = pair.b().orElseThrow().captionId();
            moves.reason(caption).ifPresent(reason -> reasons.put(caption, reason));
        });
        List<PlanDiff.Pair> gone = new ArrayList<>(diff.dropped());
        gone.addAll(diff.otherCaption());
        gone.forEach(pair -> {
            long caption = pair.a().orElseThrow().captionId();
            reasons.put(
                    caption, maySend.test(caption) ? "no longer asked for" : "its caption may not be sent any more");
        });
        return new Changes(
                replaced.stream().map(schedule -> schedule.id().value()).toList(), diff, Map.copyOf(reasons));
    }

    /**
     * What a plan changes, without the reasons.
     *
     * @param replaced at least one
     */
    public static PlanDiff diff(List<RecordedSchedule> replaced, PlanFile plan) {
        PlanFile before = before(replaced, plan);
        return PlanDiff.between(before, "schedule " + before.scheduleId(), plan, "this plan");
    }

    /** The same, counted. */
    public KeptMessages counts() {
        return KeptMessages.of(diff);
    }

    /** One plan with what they all have on the new plan's days. */
    private static PlanFile before(List<RecordedSchedule> replaced, PlanFile plan) {
        Horizon horizon = Commitments.horizon(plan);
        List<PlanFile> plans = replaced.stream()
                .map(schedule -> PlanJson.read(schedule.planJson(), "schedule " + schedule.id()))
                .toList();
        PlanFile first = plans.get(0);
        return new PlanFile(
                first.scheduleId(),
                first.pageName(),
                plan.startDate(),
                plan.weeks(),
                first.timeZone(),
                first.asOf(),
                first.accountTier(),
                first.saturationZone(),
                first.saturationScore(),
                first.behavioralSegment(),
                first.analysis(),
                first.policy(),
                first.asked(),
                first.score(),
                plans.stream()
                        .flatMap(one -> one.messages().stream()
                                .filter(message -> horizon.contains(NeighborSchedules.slot(one, message)
                                        .local()
                                        .toLocalDate())))
                        .sorted(Comparator.comparing(PlanFile.Message::scheduledSendTime))
                        .toList(),
                List.of(),
                List.of(),
                first.replaces(),
                first.plannedAround(),
                first.run(),
                Optional.empty());
    }

    /** Why messages of a plan are not where they were. */
    private static final class Moves {
        private final WeekProblem problem;
        private final WeekInspector inspector;
        private final List<Optional<TimeSlot>> places;

        Moves(PlanFile plan) {
            this.problem = PlanProblem.of(plan, "this plan");
            this.places = PlanProblem.places(plan, problem);
            this.inspector = new WeekInspector(problem, places);
        }

        Optional<String> reason(long caption) {
            for (int message = 0; message < problem.messages().size(); message++) {
                var chosen = problem.messages().get(message);
                if (chosen.caption().id().value() == caption && chosen.keptAt().isPresent()) {
                    return Optional.of(reason(message, chosen.keptAt().get()));
                }
            }
            return Optional.empty();
        }

        /** What stands against its old place besides messages that are new, or have moved themselves. */
        private String reason(int message, TimeSlot was) {
            List<Obstacle> obstacles = inspector.obstacles(message, was);
            return obstacles.stream()
                    .filter(obstacle ->
                            obstacle.message().filter(this::isOfChoice).isEmpty())
                    .findFirst()
                    .map(this::words)
                    .orElseGet(() -> obstacles.isEmpty() ? worthMore(message, was) : "makes room for what is new");
        }

        private boolean isOfChoice(int message) {
            var chosen = problem.messages().get(message);
            return chosen.sentAt().isEmpty() && !chosen.keptAt().equals(places.get(message));
        }

        private String worthMore(int message, TimeSlot was) {
            long there = inspector.scoreIf(message, Optional.of(was)).soft();
            return "worth " + Counted.of(inspector.score().soft() - there, "point") + " more here";
        }

        private String words(Obstacle obstacle) {
            Policy policy = problem.policy();
            return switch (obstacle.rule()) {
                case PPV_GAP ->
                    obstacle.measured() + " min to the PPV at " + other(obstacle) + ", the PPV gap is "
                            + policy.ppvGap().toMinutes();
                case MESSAGE_GAP ->
                    obstacle.measured() + " min to the message at " + other(obstacle) + ", the message gap is "
                            + policy.messageGap().toMinutes();
                case COOLING_DAYS -> "day " + obstacle.measured() + " of " + policy.coolingDays() + " without a PPV";
                case DAILY_CAP -> "the day has its " + Counted.of(policy.dailyCap(), "message");
                case ACTIVE_HOURS ->
                    "outside the active hours " + policy.activeHours().start() + "–"
                            + policy.activeHours().end();
                default -> obstacle.rule().words();
            };
        }

        /** The time of day of what it is too near to: another message of this plan, or a send of another. */
        private String other(Obstacle obstacle) {
            Instant at = obstacle.message()
                    .flatMap(places::get)
                    .map(TimeSlot::instant)
                    .or(() -> obstacle.fixed().map(fixed -> fixed.at()))
                    .orElseThrow();
            return PlanExplainer.minute(at, problem.horizon().zone()).substring("yyyy-MM-dd ".length());
        }
    }
}
