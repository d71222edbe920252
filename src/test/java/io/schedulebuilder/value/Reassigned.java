package io.schedulebuilder.value;

import io.schedulebuilder.value.Posterior.Belief;
import io.schedulebuilder.value.World.Caption;
import io.schedulebuilder.value.World.Page;
import io.schedulebuilder.value.World.Tier;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A bound: the product's week, with its times, volumes and price tiers, but other captions. They rest seven days on all
 * pages, as the product's do. All but random captions are put at the page's best times, most money first.
 */
final class Reassigned implements Planner {
    private final Planner product;
    private final Choice choice;

    Reassigned(Planner product, Choice choice) {
        this.product = product;
        this.choice = choice;
    }

    /** How captions are chosen. */
    enum Choice {
        RANDOM,
        /** By the truth. */
        KNOWN,
        /** By the posterior mean of the true model. */
        GREEDY,
        /** By a draw of that posterior for each caption and page. */
        THOMPSON,
        /** By the mean, and half a standard deviation that fades in {@value World#WEEKS} weeks. */
        OPTIMISTIC
    }

    private record Pair(Page page, Caption caption, double value) {}

    private record Quota(Page page, Tier tier) {}

    @Override
    public Week plan(Market market, LocalDate start) throws IOException, InterruptedException {
        List<Planned> week = product.plan(market, start).messages();
        Map<Quota, Integer> quotas = new HashMap<>();
        week.forEach(message -> quotas.merge(new Quota(message.page(), message.caption().tier), 1, Integer::sum));
        Map<Quota, List<Pair>> chosen = choose(market, start, quotas);
        List<Planned> messages = new ArrayList<>();
        for (Page page : market.world().pages()) {
            List<Planned> paid = new ArrayList<>();
            for (Planned message : week) {
                if (message.page() == page) {
                    (message.caption().tier == Tier.BUMP ? messages : paid).add(message);
                }
            }
            List<Pair> captions = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                captions.addAll(chosen.getOrDefault(new Quota(page, tier), List.of()));
            }
            if (choice != Choice.RANDOM) {
                paid.sort(Comparator.comparingDouble((Planned message) -> -page.hour(message.at())));
                captions.sort(Comparator.comparingDouble((Pair pair) -> -pair.value() * money(pair, start)));
            }
            for (int i = 0; i < Math.min(paid.size(), captions.size()); i++) {
                messages.add(
                        new Planned(page, captions.get(i).caption(), paid.get(i).at()));
            }
        }
        messages.sort(Comparator.comparing(Planned::at));
        return new Week(messages, List.of());
    }

    /** The money of a tier, before the caption's own value. */
    private static double money(Pair pair, LocalDate start) {
        Page page = pair.page();
        Instant at = start.atStartOfDay(page.zone).toInstant();
        return Math.exp(page.ofTier(pair.caption().tier, at)) * page.price(pair.caption().tier);
    }

    private Map<Quota, List<Pair>> choose(Market market, LocalDate start, Map<Quota, Integer> quotas) {
        World world = market.world();
        Instant now = start.atStartOfDay(ZoneOffset.UTC).toInstant();
        Posterior posterior = choice.compareTo(Choice.GREEDY) < 0 ? null : new Posterior(market, now);
        Random random = world.chance().of("choice", start.toEpochDay());
        double optimism = 0.5 * Math.max(0, 1 - (double) World.week(now) / 12);
        List<Pair> pairs = new ArrayList<>();
        for (Page page : world.pages()) {
            for (Caption caption : world.captions()) {
                if (caption.tier == Tier.BUMP || !market.rested(caption, now)) {
                    continue;
                }
                double wear = market.wear(page, caption, now);
                double value =
                        switch (choice) {
                            case RANDOM -> random.nextDouble();
                            case KNOWN -> Math.exp(page.taste(caption, now) - wear);
                            default -> {
                                Belief belief = posterior.taste(page, caption);
                                double deviation = Math.sqrt(belief.variance());
                                yield Math.exp(belief.mean()
                                        - wear
                                        + switch (choice) {
                                            case THOMPSON -> deviation * random.nextGaussian();
                                            case OPTIMISTIC -> belief.variance() / 2 + optimism * deviation;
                                            default -> belief.variance() / 2;
                                        });
                            }
                        };
                pairs.add(new Pair(page, caption, value));
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -pair.value()));
        Map<Quota, List<Pair>> chosen = new HashMap<>();
        Set<Caption> taken = new HashSet<>();
        for (Pair pair : pairs) {
            Quota quota = new Quota(pair.page(), pair.caption().tier);
            List<Pair> ofQuota = chosen.computeIfAbsent(quota, fresh -> new ArrayList<>());
            if (ofQuota.size() < quotas.getOrDefault(quota, 0) && taken.add(pair.caption())) {
                ofQuota.add(pair);
            }
        }
        return chosen;
    }
}
