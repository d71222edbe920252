package io.schedulebuilder.warehouse;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ids of messages that their file does not number. Such a message is known by what is not corrected later: its
 * page, text and type, its time as written, and how many such messages stand before it in the file.
 *
 * <p>Earlier versions took the moment instead of the time as written, and so the page's zone, and kept the first of
 * several. A message that was loaded by one of them keeps its id.
 */
final class MessageIds {
    private static final String SEPARATOR = "\0"; // no field can hold it

    private final CsvImport.Stored warehouse;
    private Optional<Set<Long>> stored = Optional.empty();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<First> firsts = new ArrayList<>();

    MessageIds(CsvImport.Stored warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A message as its file has it.
     *
     * @param pageAsWritten the page's name in this row
     * @param pageKey what all spellings of the page's name have in common
     * @param zones in which a local time may have been read, the likeliest first
     */
    record Written(
            String pageAsWritten, String pageKey, String type, String text, SendingTime time, List<ZoneId> zones) {
        private long id(int occurrence) {
            return Hash.signed(String.join(
                    SEPARATOR, "message", pageKey, type, time.written(), Integer.toString(occurrence), text));
        }

        private Optional<Long> earlierId(ZoneId zone) {
            return time.ifThere(zone).map(this::earlierId);
        }

        private long earlierId(Instant moment) {
            return Hash.signed(String.join("|", pageAsWritten, moment.toString(), type, text));
        }
    }

    private record First(long id, Written written) {}

    /** The message's id. */
    long of(Written written) {
        String same = String.join(
                SEPARATOR, written.pageKey(), written.type(), written.time().written(), written.text());
        int occurrence = seen.merge(same, 1, Integer::sum);
        long id = written.id(occurrence);
        if (occurrence == 1 && !stored().isEmpty()) {
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
        int zones = open.stream()
                .mapToInt(first -> first.written().zones().size())
                .max()
                .orElse(0);
        for (int i = 0; i < zones; i++) {
            for (Iterator<First> each = open.iterator(); each.hasNext(); ) {
                First first = each.next();
                Optional<Long> id = i < first.written().zones().size()
                        ? first.written().earlierId(first.written().zones().get(i))
                        : Optional.empty();
                if (id.filter(stored()::contains).filter(taken::add).isPresent()) {
                    earlier.put(first.id(), id.get());
                    each.remove();
                }
            }
        }
        return earlier;
    }

    /** Asked for when a file has messages without ids, and not before. */
    private Set<Long> stored() {
        if (stored.isEmpty()) {
            stored = Optional.of(warehouse.messageIds());
        }
        return stored.get();
    }
}
