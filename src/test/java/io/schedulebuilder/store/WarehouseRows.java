package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.Commitment.Lock;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.RunRecord.Status;
import io.schedulebuilder.store.RunRecord.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows and plans for tests, each with only what its test is about. */
public final class WarehouseRows {
    public static final Page AVA = new Page(new PageName("ava"), Page.DEFAULT_ZONE);
    public static final Page MIA = new Page(new PageName("mia"), ZoneId.of("Europe/Berlin"));
    public static final Page ZOE = new Page(new PageName("zoe"), Page.DEFAULT_ZONE);
    public static final Horizon WEEK = new Horizon(LocalDate.parse("2025-11-03"), 1, Page.DEFAULT_ZONE);

    private static final String NOVEMBER_1 = "2025-11-01T00:00:00Z";

    private WarehouseRows() {}

    static MessageRow ppv(long id, String page, String time, String text) {
        return row(id, page, time, text, "10", 100, 50, 5, "ppv");
    }

    static MessageRow message(long id, String type, String price) {
        return row(id, "ava", NOVEMBER_1, "text " + id, price, 100, 50, 0, type);
    }

    static MessageRow counts(long id, String page, String time, String type, long sent, long viewed) {
        return row(id, page, time, "text " + id, "10", sent, viewed, 0, type);
    }

    static MessageRow row(
            long id,
            String page,
            String time,
            String text,
            String price,
            long sent,
            long viewed,
            long purchased,
            String type) {
        return new MessageRow(
                id,
                page,
                text,
                Instant.parse(time),
                Optional.ofNullable(price).map(BigDecimal::new),
                sent,
                viewed,
                purchased,
                BigDecimal.TEN,
                Optional.ofNullable(type),
                Optional.empty());
    }

    static MessageRow earning(long id, String earnings) {
        MessageRow row = ppv(id, "ava", NOVEMBER_1, "text");
        return new MessageRow(
                id,
                row.pageName(),
                row.message(),
                row.sendingTime(),
                row.price(),
                row.sentCount(),
                row.viewedCount(),
                row.purchasedCount(),
                new BigDecimal(earnings),
                row.messageType(),
                row.captionId());
    }

    static MessageRow earned(
            long id, String page, String time, String text, long viewed, long purchased, String earnings) {
        MessageRow row = row(id, page, time, text, "10", 100, viewed, purchased, "ppv");
        return new MessageRow(
                id,
                page,
                text,
                row.sendingTime(),
                row.price(),
                row.sentCount(),
                viewed,
                purchased,
                new BigDecimal(earnings),
                row.messageType(),
                row.captionId());
    }

    static MessageRow naming(long id, String text, long caption) {
        MessageRow row = ppv(id, "ava", NOVEMBER_1, text);
        return new MessageRow(
                id,
                row.pageName(),
                text,
                row.sendingTime(),
                row.price(),
                row.sentCount(),
                row.viewedCount(),
                row.purchasedCount(),
                row.earnings(),
                row.messageType(),
                Optional.of(caption));
    }

    public static CaptionRow caption(long id, String text, String tier) {
        return new CaptionRow(id, text, "Flirt", tier, false, Optional.empty(), "available");
    }

    static CaptionRow caption(long id, String text, String tier, String status, double score) {
        return new CaptionRow(id, text, "Flirt", tier, false, Optional.of(score), status);
    }

    /** A caption and when it was added to the bank. */
    static CaptionRow added(long id, String text, Instant at) {
        return new CaptionRow(id, text, "Flirt", "mid", false, Optional.empty(), "available", Optional.of(at));
    }

    static RunRecord failure(String runId, String startedAt) {
        return new RunRecord(
                runId,
                Optional.empty(),
                AVA.name(),
                Instant.parse(startedAt),
                Status.FAILED,
                0,
                0,
                Duration.ofMillis(12),
                List.of(),
                Optional.of("rules/tiers.drl:14: a \"quoted\" reason"),
                "");
    }

    /** A build that failed. */
    public static RunRecord failed(String runId) {
        return failure(runId, "2025-11-03T10:00:00Z");
    }

    /** A plan to be; each lock is a message. */
    public static Plan plan(String id, Page page, Horizon horizon) {
        return new Plan(id, page, horizon);
    }

    /** Collects what a commitment needs. */
    public static final class Plan {
        private final ScheduleId id;
        private final Page page;
        private final Horizon horizon;
        private final List<Lock> locks = new ArrayList<>();
        private final Set<ScheduleId> replaces = new LinkedHashSet<>();
        private final Set<String> sent = new LinkedHashSet<>();
        private final Set<ScheduleId> around = new LinkedHashSet<>();

        private Plan(String id, Page page, Horizon horizon) {
            this.id = new ScheduleId(id);
            this.page = page;
            this.horizon = horizon;
        }

        /** With the text that the tests' banks have under these ids: one, two, three, four. */
        public Plan lock(long caption, String time) {
            return lock(caption, text(caption), time);
        }

        Plan lock(long caption, String text, String time) {
            return lock(caption, text, time, promise(time, Optional.empty()));
        }

        /** With what it is expected to earn, in dollars. */
        public Plan promising(long caption, String time, String dollars) {
            return lock(caption, text(caption), time, promise(time, Optional.of(new BigDecimal(dollars))));
        }

        /** Of a caption of any bank, with what it is expected to earn, in dollars. */
        public Plan promising(CaptionRow caption, LocalDateTime time, String dollars) {
            return lock(
                    caption.captionId(),
                    caption.captionText(),
                    time.toString(),
                    promise(time.toString(), Optional.of(new BigDecimal(dollars))));
        }

        private Plan lock(long caption, String text, String time, Commitment.Promise promise) {
            locks.add(new Lock(new CaptionId(caption), text, PriceTier.MID, LocalDateTime.parse(time), false, promise));
            return this;
        }

        private Commitment.Promise promise(String time, Optional<BigDecimal> dollars) {
            return new Commitment.Promise(
                    LocalDateTime.parse(time).atZone(page.zone()).toInstant(),
                    dollars,
                    new BigDecimal("0.8"),
                    dollars.map(known -> new BigDecimal("0.125")),
                    dollars.map(known -> new BigDecimal("0.0101")),
                    dollars.map(known -> Boolean.TRUE));
        }

        Plan sent(long caption, String time) {
            locks.add(new Lock(
                    new CaptionId(caption),
                    text(caption),
                    PriceTier.MID,
                    LocalDateTime.parse(time),
                    true,
                    promise(time, Optional.empty())));
            return this;
        }

        private static String text(long caption) {
            List<String> words = List.of("none", "one", "two", "three", "four");
            int id = Math.toIntExact(Math.abs(caption));
            return id < words.size() ? words.get(id) : "text " + id;
        }

        public Plan replacing(String schedule) {
            replaces.add(new ScheduleId(schedule));
            return this;
        }

        /** What the replaced schedules sent before as-of. */
        Plan afterSending(String text) {
            sent.add(CaptionKey.of(text));
            return this;
        }

        Plan around(String schedule) {
            around.add(new ScheduleId(schedule));
            return this;
        }

        public Commitment commitment() {
            Instant now = Instant.parse("2025-11-03T16:30:00.123456Z");
            RunRecord run = new RunRecord(
                    "run of " + id,
                    Optional.of(id),
                    page.name(),
                    now,
                    Status.SUCCESS,
                    locks.size(),
                    0,
                    Duration.ofMillis(1_234),
                    List.of(new Step("read", Duration.ofNanos(1_000_001)), new Step("solve", Duration.ofMillis(500))),
                    Optional.empty(),
                    "seed 42");
            return new Commitment(
                    id,
                    page,
                    horizon,
                    "{\"id\": \"" + id + "\"}\n",
                    SaturationZone.GREEN,
                    locks,
                    new Replacement(replaces, sent),
                    around,
                    now,
                    run);
        }
    }
}
