package io.schedulebuilder.selection;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageEconomics.Estimate;
import io.schedulebuilder.domain.PageEconomics.Source;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.PageMoney;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Requests for captions: mix 60/30/10, every tier at $10 and 5%, 400 viewers, a prior of 1,000 viewers. */
final class Requests {
    private static final Instant AS_OF = Instant.parse("2025-11-03T08:00:00Z");
    private static final Page AVA = new Page(new PageName("ava"), ZoneId.of("Europe/Berlin"));

    private final int ppvs;
    private final int bumps;
    private final List<SentMessage> history = new ArrayList<>();
    private final List<Caption> used = new ArrayList<>();
    private final List<ChosenMessage> held = new ArrayList<>();
    private PriceMix mix = new PriceMix(new BigDecimal("0.60"), new BigDecimal("0.30"), new BigDecimal("0.10"));
    private final Map<Exclusion, Integer> out = new EnumMap<>(Exclusion.class);
    private final Set<Caption> soft = new HashSet<>();
    private List<Caption> free;
    private long seed = 1;
    private int weeks = 1;
    private BigDecimal exploration = BigDecimal.ZERO;
    private int untried;
    private List<Holiday> holidays = List.of();

    private Requests(int ppvs, int bumps) {
        this.ppvs = ppvs;
        this.bumps = bumps;
        this.free = Stream.of(
                        captions(1, 60, PriceTier.BUDGET),
                        captions(1001, 60, PriceTier.MID),
                        captions(2001, 60, PriceTier.PREMIUM),
                        captions(3001, 60, PriceTier.BUMP))
                .flatMap(tier -> tier)
                .toList();
    }

    /** From a pool of sixty captions of each tier, of six categories, none urgent. */
    static Requests of(int ppvs, int bumps) {
        return new Requests(ppvs, bumps);
    }

    Requests onlyCaptions(Caption... captions) {
        free = List.of(captions);
        return this;
    }

    Requests add(Caption caption) {
        return onlyCaptions(Stream.concat(free.stream(), Stream.of(caption)).toArray(Caption[]::new));
    }

    /** Captions of the bank that are out, beside those that are free. */
    Requests out(Exclusion reason, int captions) {
        out.put(reason, captions);
        return this;
    }

    Requests softRestricted(Caption caption) {
        soft.add(caption);
        return this;
    }

    Requests mix(int budget, int mid, int premium) {
        mix = new PriceMix(BigDecimal.valueOf(budget), BigDecimal.valueOf(mid), BigDecimal.valueOf(premium));
        return this;
    }

    Requests weeks(int count, Holiday... ofTheCalendar) {
        weeks = count;
        holidays = List.of(ofTheCalendar);
        return this;
    }

    /** What the page may spend to learn; 0 and 0 at first, so that the choice is greedy. */
    Requests exploring(String share, int captions) {
        exploration = new BigDecimal(share);
        untried = captions;
        return this;
    }

    Requests seed(long other) {
        seed = other;
        return this;
    }

    Requests held(ChosenMessage message) {
        held.add(message);
        return this;
    }

    Requests sentDaysAgo(double days, Caption caption, int viewed, int purchased) {
        used.add(caption);
        history.add(new SentMessage(
                history.size(),
                AS_OF.minusSeconds(Math.round(days * 86_400)),
                caption.priceTier().messageType(),
                Optional.of(new SentCaption(caption.id(), caption.id(), caption.kind())),
                BigDecimal.TEN,
                1000,
                viewed,
                purchased,
                BigDecimal.TEN.multiply(BigDecimal.valueOf(purchased))));
        return this;
    }

    CaptionSelection select() {
        Choice choice = CaptionSelector.choose(PageCandidates.of(build(), 0));
        return choice.with(texts(choice.captions().toList()));
    }

    /** The captions with their texts, as a bank would fetch them. */
    Map<CaptionId, Caption> texts(Collection<CaptionId> ids) {
        return free.stream()
                .filter(caption -> ids.contains(caption.id()))
                .collect(Collectors.toMap(Caption::id, caption -> caption));
    }

    SelectionRequest build() {
        CaptionPool pool = pool();
        List<SentMessage> messages = history.stream()
                .map(message -> message.caption()
                        .map(caption -> ofText(message, caption, pool.bank()))
                        .orElseThrow())
                .sorted(Comparator.comparing(SentMessage::sentAt).thenComparing(SentMessage::rowId))
                .toList();
        return new SelectionRequest(
                AVA,
                new PageHistory(AVA, messages, List.of(), List.of(), new BankBaseline(Map.of()), Optional.empty()),
                Market.EMPTY,
                AS_OF,
                pool,
                policy(),
                new PageMoney(economics(), economics().meanViewers().value(), 1, 1, 1, 0.01, 0.04),
                AskedWeek.of(policy(), new Horizon(LocalDate.of(2025, 11, 3), weeks, AVA.zone()), holidays),
                seed,
                List.copyOf(held));
    }

    /** A message whose caption has the text that the bank says it has. */
    private static SentMessage ofText(SentMessage message, SentCaption caption, CaptionBank bank) {
        return new SentMessage(
                message.rowId(),
                message.sentAt(),
                message.type(),
                Optional.of(new SentCaption(caption.id(), bank.text(caption.id()), caption.kind())),
                message.price(),
                message.sent(),
                message.viewed(),
                message.purchased(),
                message.earnings());
    }

    static Caption caption(long id, PriceTier tier) {
        return new Caption(new CaptionId(id), "text " + id, "key " + id, tier, "category " + id % 6, false);
    }

    static Stream<Caption> captions(long first, int count, PriceTier tier) {
        return LongStream.range(first, first + count).mapToObj(id -> caption(id, tier));
    }

    static Caption urgent(Caption caption) {
        return new Caption(caption.id(), caption.text(), caption.key(), caption.priceTier(), caption.category(), true);
    }

    static Caption inCategory(Caption caption, String category) {
        return new Caption(
                caption.id(), caption.text(), caption.key(), caption.priceTier(), category, caption.urgent());
    }

    /** The bank has the free captions, those that were sent, and ids above all others for those that are out. */
    private CaptionPool pool() {
        SortedMap<CaptionId, Caption> all = new TreeMap<>();
        Stream.concat(used.stream(), free.stream()).forEach(caption -> all.put(caption.id(), caption));
        CaptionBank.Builder bank = new CaptionBank.Builder();
        Map<String, CaptionId> first = new HashMap<>();
        BitSet rows = new BitSet();
        BitSet softRows = new BitSet();
        Map<CaptionId, Caption> freeById = texts(all.keySet());
        all.forEach((id, caption) -> {
            int row = bank.add(id, Optional.of(caption.kind()), first.computeIfAbsent(caption.key(), key -> id));
            rows.set(row, freeById.containsKey(id));
            softRows.set(
                    row,
                    Optional.ofNullable(freeById.get(id)).filter(soft::contains).isPresent());
        });
        for (int i = 0; i < out.values().stream().mapToInt(count -> count).sum(); i++) {
            CaptionId id = new CaptionId(1_000_000 + i);
            bank.add(id, Optional.empty(), id);
        }
        return CaptionPool.of(bank.build(), rows, softRows, out);
    }

    private static PageEconomics economics() {
        Map<PriceTier, PageEconomics.Tier> tiers = new EnumMap<>(PriceTier.class);
        for (PriceTier tier : PriceTier.values()) {
            tiers.put(
                    tier,
                    new PageEconomics.Tier(
                            new Estimate(tier == PriceTier.BUMP ? 0 : 10, Source.PAGE),
                            new Estimate(0.05, Source.PAGE),
                            1000));
        }
        return new PageEconomics(new Estimate(400, Source.PAGE), tiers, 100);
    }

    private Policy policy() {
        Policy policy = Policy.EMPTY
                .with(PolicyParameter.TIER, AccountTier.MEDIUM)
                .with(PolicyParameter.ZONE, SaturationZone.GREEN)
                .with(PolicyParameter.SEGMENT, Segment.BUDGET)
                .with(PolicyParameter.WEEKLY_PPVS, ppvs)
                .with(PolicyParameter.WEEKLY_BUMPS, bumps)
                .with(PolicyParameter.PPV_GAP, Duration.ofHours(2))
                .with(PolicyParameter.MESSAGE_GAP, Duration.ofMinutes(30))
                .with(PolicyParameter.COOLING_DAYS, 0)
                .with(PolicyParameter.DAILY_CAP, 15)
                .with(PolicyParameter.ACTIVE_HOURS, new ActiveHours(480, 1320))
                .with(PolicyParameter.PRICE_MIX, mix)
                .with(PolicyParameter.WEEKDAY_PEAK_HOURS, new TreeSet<>())
                .with(PolicyParameter.WEEKEND_PEAK_HOURS, new TreeSet<>())
                .with(PolicyParameter.PEAK_HOUR_FACTOR, new BigDecimal("1.25"))
                .with(PolicyParameter.SLOT_MINUTES, 15)
                .with(PolicyParameter.URGENT_PPVS, 5)
                .with(PolicyParameter.MESSAGES_PER_CATEGORY, 20)
                .with(PolicyParameter.EXPLORATION, exploration)
                .with(PolicyParameter.UNTRIED_CAPTIONS, untried)
                .with(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS, new BigDecimal("3E+1"))
                .with(PolicyParameter.STALE_AFTER_DAYS, 3)
                .with(PolicyParameter.BUMP_POINTS, 100);
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            policy = policy.with(PolicyParameter.weightOf(constraint), 1);
        }
        return policy;
    }
}
