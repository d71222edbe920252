package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.Obstacle;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.MessageChanges;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanProblem;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happened to the schedules whose messages were to be kept.
 *
 * @param against their ids
 * @param messages the difference between the new plan and what they planned or sent on its days
 * @param reasons why a message moved, by caption; has only the messages with a known reason
 */
public record Changes(List<ScheduleId> against, MessageChanges messages, Map<CaptionId, String> reasons) {

    /**
     * Finds the changes of a plan, with their reasons.
     *
     * @param replaced at least one
     * @param maySend whether a caption may still be sent
     */
    static Changes of(List<Plan> replaced, Plan plan, Predicate<CaptionId> maySend) {
        MessageChanges messages = messages(replaced, plan);
        Map<CaptionId, String> reasons = new TreeMap<>();
        Moves moves = new Moves(plan);
        messages.moved().forEach(pair -> {
            CaptionId caption = pair.b().orElseThrow().captionId();
            moves.reason(caption).ifPresent(reason -> reasons.put(caption, reason));
        });
        Stream.concat(messages.dropped().stream(), messages.otherCaption().stream())
                .map(pair -> pair.a().orElseThrow().captionId())
                .forEach(caption -> reasons.put(
                        caption, maySend.test(caption) ? "no longer needed" : "its caption can no longer be sent"));
        return new Changes(replaced.stream().map(Plan::scheduleId).toList(), messages, reasons);
    }

    /**
     * Finds the changes of a plan, without reasons.
     *
     * @param replaced at least one
     * @throws InputException if two of them send the same caption
     */
    public static MessageChanges messages(List<Plan> replaced, Plan plan) {
        Map<CaptionId, MessageChanges.Entry> before = new LinkedHashMap<>();
        for (Plan earlier : replaced) {
            earlier.messages().stream()
                    .filter(message -> plan.horizon()
                            .contains(message.scheduledSendTime().local().toLocalDate()))
                    .map(message -> MessageChanges.Entry.of(earlier, message))
                    .filter(entry -> before.put(entry.captionId(), entry) != null)
                    .forEach(twice -> {
                        throw new InputException("schedule " + replaced.get(0).scheduleId() + ": has caption "
                                + twice.captionId() + " twice. It was edited. Run plan again.");
                    });
        }
        return MessageChanges.between(before, plan);
    }

    /** The number of changes of each kind. */
    public KeptMessages counts() {
        return KeptMessages.of(messages);
    }

    /** Finds out why messages moved. */
    private static final class Moves {
        private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

        private final WeekProblem problem;
        private final WeekInspector inspector;
        private final List<Optional<TimeSlot>> places;

        Moves(Plan plan) {
            this.problem = PlanProblem.of(plan, "this plan");
            this.places = PlanProblem.places(plan, problem);
            this.inspector = new WeekInspector(problem, places);
        }

        Optional<String> reason(CaptionId caption) {
            return IntStream.range(0, places.size())
                    .filter(i -> problem.messages().get(i).caption().id().equals(caption))
                    .boxed()
                    .findFirst()
                    .flatMap(i -> problem.messages().get(i).keptAt().map(was -> reason(i, was)));
        }

        /** What blocks its old slot, other than messages that are new or have moved themselves. */
        private String reason(int message, TimeSlot was) {
            List<Obstacle> obstacles = inspector.obstacles(message, was);
            return obstacles.stream()
                    .filter(obstacle ->
                            obstacle.message().filter(this::isOfChoice).isEmpty())
                    .findFirst()
                    .map(this::words)
                    .orElseGet(() -> obstacles.isEmpty() ? worthMore(message, was) : "makes room for new messages");
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

        /** The time of day of the message that it is too close to, in this plan or another. */
        private String other(Obstacle obstacle) {
            Instant at = obstacle.message()
                    .flatMap(places::get)
                    .map(TimeSlot::instant)
                    .or(() -> obstacle.fixed().map(fixed -> fixed.at()))
                    .orElseThrow();
            return CLOCK.format(at.atZone(problem.horizon().zone()));
        }
    }
}
