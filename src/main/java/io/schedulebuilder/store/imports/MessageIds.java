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
 * The ids of messages that their file does not number. Such a message is known by what is not corrected later: its
 * page, text and type, its time as written, and how many such messages stand before it in the file.
 *
 * <p>Earlier versions took the moment instead of the time as written, and so the page's zone, and kept the first of
 * several. A message that was loaded by one of them keeps its id.
 */
final class MessageIds {
    /** Of a page's messages, for the zone in which they were loaded. */
    private static final int SAMPLE = 50;

    private static final int MOST_ZONES = 3;
    private static final String SEPARATOR = "\0"; // no field can hold it

    private final StoredKeys warehouse;
    private Optional<Set<Long>> stored = Optional.empty();
    private final Map<String, Integer> seen = new HashMap<>();
    /** As {@link #seen}, for each spelling of the page: to earlier versions each was a page of its own. */
    private final Set<String> spelled = new HashSet<>();

    private final List<First> firsts = new ArrayList<>();

    MessageIds(StoredKeys warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A message as its file has it.
     *
     * @param pageAsWritten the page's name in this row
     * @param pageKey what all spellings of the page's name have in common
     * @param zones in which a local time may have been read, the likeliest first; at most {@value #MOST_ZONES}
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
     * Under which ids messages were loaded by an earlier version, by the ids that {@link #of} gave them. Each stored row
     * is that of one message: first come those whose zone has not changed.
     *
     * @param numbered the ids that the file itself names
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

    /** Takes those that are stored by the zone that each is given. */
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
     * The zone in which a page's messages were loaded, if it is none of those that are known: the one by which the most
     * of a sample are stored. One message alone proves nothing: its text may have been sent at two times.
     */
    private Optional<ZoneId> formerZone(List<First> page) {
        Map<ZoneId, Integer> found = new HashMap<>();
        int step = (page.size() + SAMPLE - 1) / SAMPLE; // over the whole year, as zones differ by season
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

    /** Read when a file needs them, and not before. */
    private static final class Regions {
        static final List<ZoneId> ALL = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.indexOf('/') > 0 && !id.startsWith("SystemV/"))
                .sorted()
                .map(ZoneId::of)
                .toList();
    }

    /** Asked for when a file has messages without ids, and not before. */
    private Set<Long> stored() {
        if (stored.isEmpty()) {
            stored = Optional.of(warehouse.messageIds());
        }
        return stored.get();
    }
}
