package io.schedulebuilder.worth;

import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PromiseFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What plans promised of all pages' PPVs, and what those earned that were sent as planned. The pages of a run share it.
 * Thread-safe.
 */
public final class Promises {
    /** No plan was sent yet. */
    public static final Promises NONE = new Promises(List.of());

    /** The weeks in which promises should match what is earned. */
    public static final int RECENT_WEEKS = 8;

    private static final Duration LOOK_BACK = Duration.ofDays(180);

    private final List<PromisedMessage> messages;
    private final Map<Instant, List<PromisedMessage>> known = new ConcurrentHashMap<>();
    private final Map<Instant, PromiseRatios> learned = new ConcurrentHashMap<>();

    /**
     * Promises that were read together.
     *
     * @param messages in any order, as long as it is always the same
     */
    public Promises(List<PromisedMessage> messages) {
        this.messages = List.copyOf(messages);
    }

    /** The messages of the last 180 days that were sold out at a time, which is 2 days after they are sent. */
    public List<PromisedMessage> known(Instant asOf) {
        return known.computeIfAbsent(asOf, time -> messages.stream()
                .filter(message -> message.sentAt().isBefore(time.minus(Market.SELLS))
                        && message.plannedAt().isBefore(time.minus(Market.SELLS))
                        && !message.plannedAt().isBefore(time.minus(LOOK_BACK)))
                .toList());
    }

    /**
     * The factor by which a page's expected revenue is multiplied, so that it matches what is earned; empty if no page
     * has sent a message as planned. Stored promises contain the factor of their time, which is taken out first, so
     * that the factor does not learn from itself.
     */
    public Optional<PromiseFactor> factor(PageName page, Instant asOf) {
        if (known(asOf).isEmpty()) {
            return Optional.empty();
        }
        PromiseRatios ratios = learned.computeIfAbsent(
                asOf, time -> PromiseRatios.of(known(time), time, PromisedMessage::promisedByModel));
        PromiseRatios.Totals own = ratios.totals(page);
        PromiseRatios.Ratio ratio = ratios.ofPage(page);
        return Optional.of(
                new PromiseFactor(ratio.median(), ratio.spread(), own.messages(), own.promised(), own.earned()));
    }

    /**
     * What pages earned per dollar that plans promised in the {@value #RECENT_WEEKS} weeks before a time, with the
     * factors of those plans; empty if nothing was sent as planned in these weeks.
     */
    public Optional<PromiseRatios> recent(Instant asOf) {
        Instant first = asOf.minus(Duration.ofDays(7 * RECENT_WEEKS));
        List<PromisedMessage> recent = known(asOf).stream()
                .filter(message -> !message.plannedAt().isBefore(first))
                .toList();
        return recent.isEmpty()
                ? Optional.empty()
                : Optional.of(PromiseRatios.of(recent, asOf, PromisedMessage::promised));
    }

    /** Hex SHA-256 of what is known at a time; empty if nothing is. */
    public Optional<String> digest(Instant asOf) {
        List<PromisedMessage> rows = known(asOf);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Digest digest = new Digest();
        rows.forEach(message -> digest.text(message.page().value())
                .number(message.plannedAt().getEpochSecond())
                .number(message.sentAt().getEpochSecond())
                .number(Double.doubleToLongBits(message.promised()))
                .number(Double.doubleToLongBits(message.factor()))
                .number(Double.doubleToLongBits(message.earned())));
        return Optional.of(digest.hex());
    }
}
