package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which messages may be placed where, and whether hard rules may be broken.
 *
 * @param enforced whether the solver cannot choose anything that breaks a hard rule; if false, violations are counted
 */
record Layout(WeekProblem problem, Calendar calendar, List<Kind> kinds, boolean enforced) {

    /**
     * The layout for planning: messages that were already sent stay, the others may use any time that no hard rule
     * excludes.
     */
    static Layout toPlan(WeekProblem problem) {
        return new Planning(problem, new Calendar(problem)).layout();
    }

    /**
     * The layout with each message at its given place.
     *
     * @throws IllegalArgumentException if a place is outside the horizon, or the number of places is not the number of
     *     messages
     */
    static Layout asGiven(WeekProblem problem, List<Optional<TimeSlot>> places) {
        checkCount(problem, places);
        List<Kind> kinds = new ArrayList<>();
        for (ChosenMessage message : problem.messages()) {
            int index = kinds.size();
            List<TimeSlot> place = places.get(index).stream().toList();
            place.forEach(time -> checkInside(problem, time));
            kinds.add(new Kind(message, List.of(index), place, place.isEmpty()));
        }
        return new Layout(problem, new Calendar(problem), List.copyOf(kinds), false);
    }

    /**
     * Seconds within which at most one message of a type can be placed. If 0, several messages can share a minute, and
     * then it matters which ones, because their rank decides their order.
     */
    long gapSeconds(MessageType type) {
        long any = problem.policy().messageGap().toSeconds();
        if (!enforced || any == 0) {
            return 0;
        }
        return type == MessageType.PPV ? Math.max(any, problem.policy().ppvGap().toSeconds()) : any;
    }

    static void checkCount(WeekProblem problem, List<Optional<TimeSlot>> places) {
        if (places.size() != problem.messages().size()) {
            throw new IllegalArgumentException(Counted.of(places.size(), "place") + " for "
                    + Counted.of(problem.messages().size(), "message"));
        }
    }

    private static void checkInside(WeekProblem problem, TimeSlot time) {
        if (!problem.horizon().contains(time.local().toLocalDate())) {
            throw new IllegalArgumentException(time.local() + " is outside the days to plan");
        }
    }

    /** How many messages a day's cap still allows after those of other plans and those already sent. */
    static long roomOn(LocalDate day, WeekProblem problem, Calendar calendar) {
        long sent = problem.messages().stream()
                .flatMap(message -> message.sentAt().stream())
                .filter(at -> at.local().toLocalDate().equals(day))
                .count();
        return Math.max(0, problem.policy().dailyCap() - calendar.fixedOn(day) - sent);
    }

    /** Builds the layout for planning. */
    private record Planning(WeekProblem problem, Calendar calendar) {
        Layout layout() {
            Map<Object, List<Integer>> alike = new LinkedHashMap<>();
            for (int i = 0; i < problem.messages().size(); i++) {
                alike.computeIfAbsent(likeness(i), key -> new ArrayList<>()).add(i);
            }
            NavigableSet<TimeSlot> openTimes = calendar.openTimes();
            Map<MessageType, List<TimeSlot>> open = new HashMap<>();
            for (MessageType type : MessageType.values()) {
                open.put(
                        type,
                        openTimes.stream().filter(time -> isOpenTo(type, time)).toList());
            }
            List<Kind> kinds =
                    alike.values().stream().map(members -> kind(members, open)).toList();
            return new Layout(problem, calendar, kinds, true);
        }

        private Kind kind(Collection<Integer> members, Map<MessageType, List<TimeSlot>> open) {
            ChosenMessage message = problem.messages().get(members.iterator().next());
            if (message.sentAt().isPresent()) {
                TimeSlot sentAt = message.sentAt().get();
                checkInside(problem, sentAt);
                return new Kind(message, List.copyOf(members), List.of(sentAt), false);
            }
            boolean taken = sameText(message).anyMatch(other -> other.sentAt().isPresent());
            List<TimeSlot> times = taken
                    ? List.of()
                    : open.getOrDefault(message.type(), List.of()).stream()
                            .filter(time -> calendar.week(time) == message.week())
                            .toList();
            return new Kind(message, List.copyOf(members), times, true);
        }

        /** The messages with the text of this one. */
        private Stream<ChosenMessage> sameText(ChosenMessage message) {
            return problem.messages().stream()
                    .filter(other ->
                            other.caption().key().equals(message.caption().key()));
        }

        /** A key that is equal for messages that can be swapped without changing anything. */
        private Object likeness(int index) {
            ChosenMessage message = problem.messages().get(index);
            boolean tellable = message.sentAt().isPresent()
                    || message.keptAt().isPresent()
                    || sameText(message).count() > 1
                    // several can share a minute, in order of rank
                    || problem.policy().messageGap().isZero();
            if (tellable) {
                return index;
            }
            return message.type() == MessageType.BUMP
                    ? List.of(message.week(), message.basePoints())
                    : List.of(
                            message.week(),
                            message.basePoints(),
                            message.caption().priceTier(),
                            message.caption().category(),
                            message.caption().urgent());
        }

        /** Whether no rule keeps a message of a type from a time, whatever the other messages do. */
        private boolean isOpenTo(MessageType type, TimeSlot time) {
            boolean ppv = type == MessageType.PPV;
            LocalDate day = time.local().toLocalDate();
            return !(ppv && problem.isCooling(day))
                    && roomOn(day, problem, calendar) > 0
                    && problem.fixed().stream()
                            .noneMatch(
                                    send -> calendar.isTooCloseTo(send.at(), send.type() == MessageType.PPV, time, ppv))
                    && problem.messages().stream().noneMatch(other -> other.sentAt()
                            .filter(at ->
                                    calendar.isTooCloseTo(at.instant(), other.type() == MessageType.PPV, time, ppv))
                            .isPresent());
        }
    }
}
