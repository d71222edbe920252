package io.schedulebuilder.value;

import io.schedulebuilder.value.World.Caption;
import io.schedulebuilder.value.World.Page;
import io.schedulebuilder.value.World.Tier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A world in time: what its pages have sent so far, by people first and then by a planner. */
final class Market {
    private static final Duration REST = Duration.ofDays(7);
    private static final double WEAR_HALF_LIFE_DAYS = 30;
    private static final int CONSIDERED = 8;
    private static final double SKILL = 1.0;
    private static final int[] PEOPLE_HOURS = {8, 9, 10, 12, 13, 15, 17, 18, 19, 20, 20, 21, 21, 22};

    private final World world;
    private final List<Sent> all = new ArrayList<>();
    private final Map<Page, List<Sent>> byPage = new HashMap<>();
    private final Map<Caption, List<Sent>> byCaption = new HashMap<>();

    Market(World world) {
        this.world = world;
        world.pages().forEach(page -> byPage.put(page, new ArrayList<>()));
    }

    /** A message that was sent. */
    record Sent(Page page, Caption caption, Instant at, World.Response response) {
        boolean ppv() {
            return caption.tier != Tier.BUMP;
        }
    }

    World world() {
        return world;
    }

    List<Sent> sent() {
        return all;
    }

    /** The sends of a caption, in order of time. */
    List<Sent> sent(Caption caption) {
        return byCaption.getOrDefault(caption, List.of());
    }

    /** Sends a message. Messages of a page must come in order of time. */
    Sent send(Page page, Caption caption, Instant at) {
        Sent sent = new Sent(page, caption, at, world.send(page, caption, at, before(page, caption, at)));
        all.add(sent);
        byPage.get(page).add(sent);
        byCaption.computeIfAbsent(caption, fresh -> new ArrayList<>()).add(sent);
        return sent;
    }

    World.Before before(Page page, Caption caption, Instant at) {
        double load = 0;
        if (caption.tier != Tier.BUMP) {
            List<Sent> ofPage = byPage.get(page);
            int recent = 0;
            for (int i = ofPage.size() - 1; i >= 0 && ofPage.get(i).at().isAfter(at.minus(REST)); i--) {
                recent += ofPage.get(i).ppv() ? 1 : 0;
            }
            load = world.family().load() * Math.max(-0.5, (double) recent / usualPpvs(page) - 1);
        }
        return new World.Before(wear(page, caption, at), load);
    }

    /** How much of a caption's appeal to a page its earlier sends have worn off. */
    double wear(Page page, Caption caption, Instant at) {
        return sent(caption).stream()
                        .filter(sent -> sent.page() == page && sent.at().isBefore(at))
                        .mapToDouble(sent ->
                                Math.pow(0.5, Duration.between(sent.at(), at).toHours() / 24.0 / WEAR_HALF_LIFE_DAYS))
                        .sum()
                * world.family().wear();
    }

    /** Whether no page has sent a caption in the seven days before. */
    boolean rested(Caption caption, Instant at) {
        List<Sent> sends = sent(caption);
        return sends.isEmpty() || sends.get(sends.size() - 1).at().isBefore(at.minus(REST));
    }

    private static int usualPpvs(Page page) {
        return page.audience(World.START.atStartOfDay(page.zone).toInstant()) > 2_500 ? 14 : 10;
    }

    /**
     * Fills the days before {@link World#START} as people do: evenings more often than mornings, and of a few captions
     * that come to mind the one that they believe in, which is right more often than not.
     */
    void live() {
        for (int days = World.HISTORY_DAYS; days > 0; days--) {
            LocalDate day = World.START.minusDays(days);
            for (Page page : world.pages()) {
                liveADay(page, day);
            }
        }
        all.sort(Comparator.comparing(Sent::at));
        byCaption.values().forEach(sends -> sends.sort(Comparator.comparing(Sent::at)));
    }

    private void liveADay(Page page, LocalDate day) {
        Random random = world.chance().of("people", page.index, day.toEpochDay());
        double ppvs = usualPpvs(page) / 7.0 * (day.getDayOfWeek() == DayOfWeek.FRIDAY ? 1.3 : 0.95);
        int count = (int) (ppvs + random.nextDouble());
        int bumps = (int) (ppvs * 0.7 + random.nextDouble());
        List<Integer> minutes = new ArrayList<>();
        while (minutes.size() < count + bumps) {
            int minute = PEOPLE_HOURS[random.nextInt(PEOPLE_HOURS.length)] * 60 + 15 * random.nextInt(4);
            if (!minutes.contains(minute)) {
                minutes.add(minute);
            }
        }
        minutes.sort(null);
        for (int i = 0; i < minutes.size(); i++) {
            Instant at = day.atStartOfDay(page.zone).plusMinutes(minutes.get(i)).toInstant();
            boolean bump = (i % 2 == 1 && bumps-- > 0) || count-- <= 0;
            double place = random.nextDouble();
            Tier tier = bump ? Tier.BUMP : place < 0.4 ? Tier.BUDGET : place < 0.8 ? Tier.MID : Tier.PREMIUM;
            chosen(page, tier, at, random).ifPresent(caption -> send(page, caption, at));
        }
    }

    private Optional<Caption> chosen(Page page, Tier tier, Instant at, Random random) {
        List<Caption> captions = world.captions();
        Caption best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int tries = 0, seen = 0; tries < 500 && seen < CONSIDERED; tries++) {
            Caption caption = captions.get(random.nextInt(captions.size()));
            double belief = SKILL * page.taste(caption, at) - wear(page, caption, at) + 0.5 * random.nextGaussian();
            if (caption.tier != tier || !rested(caption, at)) {
                continue;
            }
            seen++;
            if (belief > most) {
                most = belief;
                best = caption;
            }
        }
        return Optional.ofNullable(best);
    }
}
