package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Horizon;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What speaks against sending captions, on any page. Read once for pages with the same horizon. Not thread-safe. */
final class Standings {
    /** A time by which everything that is recorded was known. */
    static final Instant TODAY = Instant.parse("9999-12-31T00:00:00Z");

    private final Queries queries;
    private final Supplier<Bank> bank;
    private final Supplier<List<StoredPage>> pages;
    private final Map<Horizon, List<RestPeriod.Window>> windows = new HashMap<>();
    private final Map<View, byte[]> against = new HashMap<>();

    Standings(Queries queries, Supplier<Bank> bank, Supplier<List<StoredPage>> pages) {
        this.queries = queries;
        this.bank = bank;
        this.pages = pages;
    }

    /** What the state of captions depends on, in addition to the rows. */
    private record View(
            LocalDate from,
            LocalDate to,
            Instant asOf,
            Replacement replacement,
            Instant knownAt,
            List<RestPeriod.Window> windows) {}

    /**
     * For each row of the bank, the reasons against it as bits, for {@link Bank#pool}.
     *
     * @param knownAt hides locks and captions that were added at or after this time; {@link #TODAY} hides nothing
     */
    byte[] against(Horizon horizon, Instant asOf, Replacement replacement, Instant knownAt) {
        View view = new View(
                RestPeriod.from(horizon),
                RestPeriod.to(horizon),
                asOf,
                replacement,
                knownAt,
                windows.computeIfAbsent(horizon, this::windows));
        // A schedule that one page replaces is of no use for the next page, and the array is as long as the bank.
        return replacement.equals(Replacement.NONE) ? against.computeIfAbsent(view, this::read) : read(view);
    }

    private List<RestPeriod.Window> windows(Horizon horizon) {
        Map<String, ZoneId> zones = new HashMap<>();
        pages.get().forEach(page -> page.zone().ifPresent(word -> zones.put(word, page.zoneOrDefault())));
        return RestPeriod.windows(horizon, zones);
    }

    private byte[] read(View view) {
        CaptionBank captions = bank.get().captions();
        byte[] bits = new byte[captions.size()];
        boolean inThePast = view.knownAt().isBefore(TODAY);
        queries.visit(
                Query.STANDING,
                // Ignore captions that were added since the bank was read.
                row -> captions.row(new CaptionId(row.number(0))).ifPresent(place -> {
                    int today = (int) row.number(1);
                    bits[place] = (byte) (inThePast ? Bank.inThePast(today) : today);
                }),
                view.windows(),
                view.asOf(),
                view.from(),
                view.to(),
                view.replacement().schedules(),
                view.replacement().sent(),
                view.knownAt());
        return bits;
    }
}
