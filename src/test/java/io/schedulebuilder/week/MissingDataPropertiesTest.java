package io.schedulebuilder.week;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.store.Histories;
import io.schedulebuilder.store.Platform;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Missing data is not rest: whatever is missing, an audience does not look less tired than when it was last seen. */
class MissingDataPropertiesTest {
    private static final PolicyEngine RULES = PolicyEngine.load(Path.of("rules"));
    private static final LocalDate BEGIN = LocalDate.of(2025, 6, 2);
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("America/Los_Angeles"), ZoneId.of("Australia/Sydney"), ZoneId.of("Europe/Berlin"));

    @Property(tries = 150)
    void zone_afterImportsStopped_isNeverLessTiredThanOnTheLastDay(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 140) int cut,
            @ForAll @IntRange(min = 1, max = 400) int later) {
        Pages pages = new Pages(new Random(seed), cut);
        Instant newest = pages.newestMessage(pages.cut()).orElseThrow();
        for (Page page : pages.pages()) {
            ZonedDateTime lastDay = newest.atZone(page.zone());
            Instant now = lastDay.plusDays(later).toInstant();
            Judged since = judged(pages, page, now);
            Instant dayEnds =
                    lastDay.toLocalDate().plusDays(1).atStartOfDay(page.zone()).toInstant();
            for (Instant moment : List.of(newest.plusNanos(1_000), dayEnds.isBefore(now) ? dayEnds : now)) {
                Judged then = judged(pages, page, moment);
                assertThat(since.policy().zone())
                        .isGreaterThanOrEqualTo(then.policy().zone());
                assertThat(since.analysis().saturation().score())
                        .isGreaterThanOrEqualTo(then.analysis().saturation().score());
            }
        }
    }

    @Test
    void pageThatIsQuiet_whileOthersAreFresh_rests() {
        Pages pages = new Pages(new Random(1), 120);
        Page quiet = pages.pages().get(0);
        pages.sent(quiet)
                .removeIf(message -> message.sentAt().isAfter(pages.cut().minus(Duration.ofDays(30))));

        Judged judged = judged(pages, quiet, pages.cut());

        assertThat(judged.analysis().carriedOver()).isEmpty();
        assertThat(judged.analysis().saturation().score()).isZero();
        assertThat(PageBrief.isStale(judged.analysis(), judged.policy())).isFalse();
    }

    @Test
    void pageWithoutHistory_isNotStale() {
        Pages pages = new Pages(new Random(1), 120);
        Page newPage = new Page(new PageName("new"), ZONES.get(0));

        Judged judged = judged(pages, newPage, pages.cut().plus(Duration.ofDays(40)));

        assertThat(PageBrief.isStale(judged.analysis(), judged.policy())).isFalse();
        assertThat(judged.analysis().carriedOver()).isEmpty();
    }

    private record Judged(PageAnalysis analysis, Policy policy) {}

    /** As {@link PageBrief} does it. */
    private static Judged judged(Pages pages, Page page, Instant asOf) {
        var history = pages.history(page, asOf);
        PageAnalysis analysis = PageAnalyzer.analyse(history, asOf, RULES::tierFor);
        Policy policy = RULES.policyFor(analysis.account());
        analysis = PageBrief.asLastSeen(analysis, policy, history, RULES);
        policy = RULES.policyFor(analysis.account());
        return new Judged(analysis, policy);
    }

    /** Three pages that send daily, more and more in vain; nothing is known from the cut on. */
    private static final class Pages extends Histories {
        private final Map<PageName, List<SentMessage>> messages = new TreeMap<>();
        private final Map<PageName, ZoneId> zones = new TreeMap<>();
        private final Instant cut;

        Pages(Random random, int days) {
            super(1);
            cut = BEGIN.plusDays(days).atStartOfDay(ZONES.get(0)).toInstant();
            long id = 0;
            for (int i = 0; i < ZONES.size(); i++) {
                PageName name = new PageName("page" + i);
                zones.put(name, ZONES.get(i));
                List<SentMessage> sent = new ArrayList<>();
                int tiredFor = random.nextInt(20);
                for (int day = 0; day <= days; day++) {
                    boolean tired = day > days - tiredFor;
                    for (int n = random.nextInt(3); n > 0; n--) {
                        long viewed = 300L + random.nextInt(100) - (tired ? random.nextInt(200) : 0);
                        long bought = viewed / (tired ? 20 + random.nextInt(30) : 12);
                        sent.add(new SentMessage(
                                ++id,
                                BEGIN.plusDays(day)
                                        .atTime(LocalTime.of(8 + random.nextInt(14), random.nextInt(60)))
                                        .atZone(ZONES.get(i))
                                        .toInstant(),
                                MessageType.PPV,
                                Optional.empty(),
                                BigDecimal.TEN,
                                1000,
                                viewed,
                                bought,
                                BigDecimal.valueOf(10 * bought)));
                    }
                }
                sent.removeIf(message -> !message.sentAt().isBefore(cut));
                sent.sort(Comparator.comparing(SentMessage::sentAt));
                messages.put(name, sent);
            }
        }

        Instant cut() {
            return cut;
        }

        List<Page> pages() {
            return zones.entrySet().stream()
                    .map(page -> new Page(page.getKey(), page.getValue()))
                    .toList();
        }

        List<SentMessage> sent(Page page) {
            return messages.getOrDefault(page.name(), List.of());
        }

        @Override
        public void messages(List<PageName> pages, Instant before, BiConsumer<PageName, SentMessage> visitor) {
            pages.forEach(page -> messages.getOrDefault(page, List.of()).stream()
                    .filter(message -> message.sentAt().isBefore(before))
                    .forEach(message -> visitor.accept(page, message)));
        }

        @Override
        public Platform platform(Window window) {
            Platform platform = new Platform();
            messages.forEach((page, sent) -> sent.stream()
                    .filter(message -> !message.sentAt().isBefore(window.from())
                            && message.sentAt().isBefore(window.to()))
                    .forEach(message -> platform.add(
                            page.value(),
                            LocalDate.ofInstant(message.sentAt(), zones.getOrDefault(page, ZONES.get(0))),
                            message.sent(),
                            message.viewed())));
            return platform;
        }

        @Override
        public BankBaseline baseline(Window window) {
            return new BankBaseline(Map.of());
        }

        @Override
        public Optional<Instant> newestMessage(Instant before) {
            return messages.values().stream()
                    .flatMap(List::stream)
                    .map(SentMessage::sentAt)
                    .filter(sent -> sent.isBefore(before))
                    .max(Comparator.naturalOrder());
        }

        @Override
        public boolean holdsExamplesOnly() {
            return false;
        }

        @Override
        public List<Holiday> holidays(LocalDate from, LocalDate to) {
            return List.of();
        }
    }
}
