package io.schedulebuilder.store.bigquery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Segment;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls the selection procedure: the agency's own if there is one, or else ours, which also accepts a seed and a time.
 */
final class Choosing {
    private static final String NAME = "select_captions_for_creator";

    private Choosing() {}

    static Set<CaptionId> choose(
            Session session, Page page, Segment segment, Map<PriceTier, Integer> counts, long seed, Instant asOf) {
        boolean theirs = Routines.read(session).state(NAME) == Routines.State.FOREIGN;
        String procedure = theirs ? NAME : Routines.PREFIX + NAME;
        String arguments = SqlText.literal(page.name().value()) + ", '" + segment + "'"
                + Stream.of(PriceTier.BUDGET, PriceTier.MID, PriceTier.PREMIUM, PriceTier.BUMP)
                        .map(tier -> ", " + counts.getOrDefault(tier, 0))
                        .collect(joining())
                + (theirs ? "" : ", " + seed + ", TIMESTAMP '" + SqlText.timestamp(asOf) + "'");
        Statement call = Statement.of(procedure, "CALL " + session.dataset().quoted(procedure) + "(" + arguments + ")")
                .of(page.name());
        Set<CaptionId> chosen = session.query("choose captions", call).stream()
                .map(row -> new CaptionId(row.number(0)))
                .collect(toUnmodifiableSet());
        if (chosen.isEmpty()) {
            throw new FailureException(
                    session.dataset() + ": " + procedure + " chose no captions for page " + page.name()
                            + ". Leave out --selection to let the program choose, or see  schedule-builder doctor --warehouse "
                            + session.dataset());
        }
        return chosen;
    }
}
