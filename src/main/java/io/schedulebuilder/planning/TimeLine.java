package io.schedulebuilder.planning;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.optaplanner.core.api.score.stream.uni.UniConstraintCollector;

/** The sends of a week in order of time, other plans included. */
final class TimeLine {
    /** Collects sends into a time line. */
    static final UniConstraintCollector<Send, ?, TimeLine> COLLECTOR = new Collector();

    private final TimeRow sends;
    private final TimeRow ppvs;
    private final TimeRow unplaced;

    TimeLine() {
        this(new TimeRow(), new TimeRow(), new TimeRow());
    }

    private TimeLine(TimeRow sends, TimeRow ppvs, TimeRow unplaced) {
        this.sends = sends;
        this.ppvs = ppvs;
        this.unplaced = unplaced;
    }

    /** All sends of a week. */
    static TimeLine of(Week week) {
        TimeLine line = new TimeLine();
        week.neighbours().forEach(line::add);
        week.messages().forEach(line::add);
        return line;
    }

    /** All placed sends. */
    TimeRow sends() {
        return sends;
    }

    /** All placed PPVs. */
    TimeRow ppvs() {
        return ppvs;
    }

    /** The messages of this plan: the placed ones in order of time, then the others in order of rank. */
    Stream<Message> all() {
        return Stream.concat(messages().stream(), unplaced.messages().stream());
    }

    /** The placed messages of this plan. */
    List<Message> messages() {
        return sends.messages();
    }

    void add(Send send) {
        long key = TimeRow.key(send);
        if (!send.isPlaced()) {
            unplaced.add(send, key);
            return;
        }
        sends.add(send, key);
        if (send.isPpv()) {
            ppvs.add(send, key);
        }
    }

    /** Finds a placed send by the {@link TimeRow#key key} that it was added with. */
    void find(Send send, long key) {
        sends.find(key);
        if (send.isPpv()) {
            ppvs.find(key);
        }
    }

    /** Removes the placed send that was found. */
    void removeFound(Send send) {
        sends.removeFound();
        if (send.isPpv()) {
            ppvs.removeFound();
        }
    }

    private TimeLine copy() {
        return new TimeLine(sends.copy(), ppvs.copy(), unplaced.copy());
    }

    private static final class Collector implements UniConstraintCollector<Send, TimeLine, TimeLine> {
        @Override
        public Supplier<TimeLine> supplier() {
            return TimeLine::new;
        }

        /** The undo action uses the key from when the send was added, because the send has moved by then. */
        @Override
        public BiFunction<TimeLine, Send, Runnable> accumulator() {
            return (line, send) -> {
                boolean placed = send.isPlaced();
                long key = TimeRow.key(send);
                line.add(send);
                return () -> {
                    if (placed) {
                        line.find(send, key);
                        line.removeFound(send);
                    } else {
                        line.unplaced.find(key);
                        line.unplaced.removeFound();
                    }
                };
            };
        }

        @Override
        public Function<TimeLine, TimeLine> finisher() {
            return TimeLine::copy;
        }
    }
}
