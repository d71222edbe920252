package io.schedulebuilder.store.imports;

import static java.util.stream.Collectors.groupingBy;

import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.store.StoredKeys;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Ids for messages without an id in their file. Such an id depends on what is never corrected later: the page, text,
 * type and time as written, and the number of equal messages before it in the file.
 *
 * <p>Earlier versions used the instant instead of the time as written, so the id depended on the page's zone, and they
 * kept only the first of equal messages. A message that they loaded keeps its id.
 */
final class MessageIds {
    /** How many of a page's messages to sample when searching for the zone in which they were loaded. */
    private static final int SAMPLE = 50;

    private static final int MOST_ZONES = 3;
    private static final String SEPARATOR = "\0"; // no field can contain it

    private final StoredKeys warehouse;
    private Optional<Set<Long>> stored = Optional.empty();
    private final Map<String, Integer> seen = new HashMap<>();
    /**
     * Like {@link #seen}, but for each spelling of the page, because earlier versions took each spelling for another
     * page.
     */
    private final Set<String> spelled = new HashSet<>();

    private final List<First> firsts = new ArrayList<>();

    MessageIds(StoredKeys warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A message as written in its file.
     *
     * @param pageAsWritten the page's name in this row
     * @param pageKey the key that all spellings of the page's name share
     * @param zones the zones in which a local time may have been read, most likely first; at most {@value #MOST_ZONES}
     */
    record Written(
            String pageAsWritten, String pageKey, String type, String text, SendingTime time, List<ZoneId> zones) {
        private long id(int occurrence) {
            return Digest.signed(String.join(
                    SEPARATOR, "message", pageKey, type, time.written(), Integer.toString(occurrence), text));
        }

        private Optional<Long> earlierId(ZoneId zone) {
            return time.ifThere(zone).map(this::earlierId);
        }

        private long earlierId(Instant moment) {
            return Digest.signed(String.join("|", pageAsWritten, moment.toString(), type, text));
        }
    }

    private record First(long id, Written written) {}

    /** The message's id. */
    long of(Written written) {
        String same = String.join(
                SEPARATOR, written.pageKey(), written.type(), written.time().written(), written.text());
        int occurrence = seen.merge(same, 1, Integer::sum);
        long id = written.id(occurrence);
        if (!stored().isEmpty() && spelled.add(String.join(SEPARATOR, written.pageAsWritten(), same))) {
            firsts.add(new First(id, written));
        }
        return id;
    }

    /**
     * The ids under which an earlier version loaded messages, by the ids from {@link #of}. Each stored row matches only
     * one message; messages whose zone has not changed are matched first.
     *
     * @param numbered the ids in the file itself
     */
    Map<Long, Long> loadedEarlier(Set<Long> numbered) {
        Map<Long, Long> earlier = new HashMap<>();
        Set<Long> taken = new HashSet<>(numbered);
        List<First> open = new ArrayList<>(firsts);
        open.removeIf(first -> stored().contains(first.id()));
        for (int i = 0; i < MOST_ZONES; i++) {
            int nth = i;
            recognize(open, written -> written.zones().stream().skip(nth).findFirst(), taken, earlier);
        }
        open.removeIf(first -> !first.written().time().isLocal());
        open.stream()
                .collect(groupingBy(first -> first.written().pageKey()))
                .values()
                .forEach(page -> formerZone(page)
                        .ifPresent(zone -> recognize(page, written -> Optional.of(zone), taken, earlier)));
        return earlier;
    }

    /** Matches messages with stored rows, using a zone for each message. */
    private void recognize(
            List<First> open, Function<Written, Optional<ZoneId>> zone, Set<Long> taken, Map<Long, Long> earlier) {
        open.removeIf(first -> {
            Optional<Long> id = zone.apply(first.written())
                    .flatMap(first.written()::earlierId)
                    .filter(stored()::contains)
                    .filter(taken::add);
            id.ifPresent(known -> earlier.put(first.id(), known));
            return id.isPresent();
        });
    }

    /**
     * The unknown zone in which a page's messages were loaded: the zone that matches the most stored rows for a sample.
     * A single match proves nothing, because a text may have been sent at two times.
     */
    private Optional<ZoneId> formerZone(List<First> page) {
        Map<ZoneId, Integer> found = new HashMap<>();
        int step = (page.size() + SAMPLE - 1) / SAMPLE; // over the whole year, because offsets differ by season
        for (int i = 0; i < page.size(); i += step) {
            First first = page.get(i);
            Map<ZoneOffset, Boolean> stored = new HashMap<>();
            for (ZoneId zone : Regions.ALL) {
                Optional<Instant> moment = first.written().time().ifThere(zone);
                if (moment.isPresent()
                        && stored.computeIfAbsent(zone.getRules().getOffset(moment.get()), offset -> stored().contains(
                                        first.written().earlierId(moment.get())))) {
                    found.merge(zone, 1, Integer::sum);
                }
            }
        }
        return found.entrySet().stream()
                .filter(zone -> zone.getValue() > 1)
                .max(Comparator.<Map.Entry<ZoneId, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(zone -> zone.getKey().getId()))
                .map(Map.Entry::getKey);
    }

    /** Loaded only when a file needs the zones. */
    private static final class Regions {
        static final List<ZoneId> ALL = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.indexOf('/') > 0 && !id.startsWith("SystemV/"))
                .sorted()
                .map(ZoneId::of)
                .toList();
    }

    /** The stored ids, read only when a file has messages without ids. */
    private Set<Long> stored() {
        if (stored.isEmpty()) {
            stored = Optional.of(warehouse.messageIds());
        }
        return stored.get();
    }
}
