package io.schedulebuilder.store.imports;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.StoredKeys;
import io.schedulebuilder.store.imports.CsvRow.BadCell;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Converts the rows of files to rows of tables. */
final class RowReader {
    private static final int MIN_ZONE = 3;
    private static final int DATE_LENGTH = "2025-11-04".length();
    private static final List<String> PRICE_TIERS = List.of("budget", "mid", "premium", "luxury", "bump", "free");
    private static final List<String> USAGE_STATUSES = List.of("available", "moderate_recency", "retired");
    private static final List<String> MESSAGE_TYPES = List.of("PPV", "Bump", "Free");
    private static final List<String> HOLIDAY_TYPES = List.of("FEDERAL", "CULTURAL", "COMMERCIAL");

    private final StoredKeys stored;
    private final Map<PageName, ZoneId> zones = new HashMap<>();
    private final Map<PageName, ZoneId> zonesBefore = new HashMap<>();
    private final PageNames names;
    private final MessageIds ids;
    private final Instant now;
    private final CsvFindings findings;
    private final Set<Long> numbered = new HashSet<>();

    RowReader(StoredKeys stored, Instant now, CsvFindings findings) {
        this.stored = stored;
        this.now = now;
        this.findings = findings;
        names = new PageNames(stored.pageNames());
        ids = new MessageIds(stored);
    }

    /** Notes which page names in a file were spelled differently. */
    void noteRespelled(Optional<Path> file) {
        String respelled = names.respelled();
        if (!respelled.isEmpty()) {
            findings.note(file.orElseThrow() + ": page names spelled differently (rows): " + respelled + ".");
        }
    }

    /** Sets the zones of pages, for messages that are read from now on. */
    void setZones(List<Page> pages) {
        pages.forEach(page -> zones.put(page.name(), page.zone()));
    }

    Page page(CsvRow row) {
        PageName name = names.of(row);
        Optional<ZoneId> zone = row.word("time_zone").map(RowReader::zone);
        if (zone.isEmpty() && row.has("time_zone")) {
            findings.odd(
                    row,
                    "time_zone is empty: an existing page keeps its zone, a new page gets "
                            + Page.DEFAULT_ZONE.getId());
        }
        return new Page(name, zone.orElseGet(() -> zones.computeIfAbsent(name, this::storedZone)));
    }

    /** The zone that a page had before this import; empty if it is invalid, because this import may fix it. */
    Optional<ZoneId> zoneBefore(PageName name) {
        try {
            return stored.page(name).map(Page::zone);
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    private ZoneId storedZone(PageName name) {
        return stored.page(name).map(Page::zone).orElse(Page.DEFAULT_ZONE);
    }

    private static ZoneId zone(String word) {
        try {
            return ZoneId.of(word);
        } catch (DateTimeException e) {
            throw new BadCell(
                    "time_zone",
                    word,
                    "is not a time zone. "
                            + RowChecks.nearest(word, ZoneId.getAvailableZoneIds())
                                    .filter(near -> near.length() > MIN_ZONE)
                                    .map(near -> "Did you mean " + near + "?")
                                    .orElse("Write one such as Europe/Berlin."));
        }
    }

    HolidayRow holiday(CsvRow row) {
        row.required("saturation_impact_factor");
        double factor = row.number("saturation_impact_factor").orElseThrow().doubleValue();
        if (factor <= 0 || factor > 2) {
            throw row.bad("saturation_impact_factor", "is not a multiplier above 0 and up to 2.");
        }
        row.word("holiday_type").ifPresent(type -> RowChecks.noSlip("holiday_type", type, HOLIDAY_TYPES));
        return new HolidayRow(
                RowChecks.day(row, "holiday_date"),
                row.required("holiday_name"),
                row.word("holiday_type"),
                row.flag("is_major_holiday"),
                factor);
    }

    CaptionRow caption(CsvRow row) {
        long id = row.requiredId("caption_id");
        row.required("caption_text");
        RowChecks.noSlip("price_tier", row.required("price_tier"), PRICE_TIERS);
        Optional<BigDecimal> score = RowChecks.score(row);
        if (score.filter(number -> number.signum() == 0).isPresent()) {
            findings.odd(row, "overall_performance_score is 0: such captions are never sent");
        }
        return new CaptionRow(
                id,
                row.exact("caption_text"),
                row.word("content_category").orElse("uncategorised"),
                row.required("price_tier"),
                row.flag("has_urgency"),
                score.map(BigDecimal::doubleValue),
                row.word("usage_status")
                        .map(word -> RowChecks.oneOf("usage_status", word, USAGE_STATUSES))
                        .orElse("available"),
                row.word("created_at").map(RowReader::createdAt));
    }

    /** A date is its midnight; a time without an offset is in the default zone. */
    private static Instant createdAt(String word) {
        String time = word.length() == DATE_LENGTH ? word + " 00:00" : word;
        return SendingTime.parse("created_at", time).at(Page.DEFAULT_ZONE);
    }

    MessageRow message(CsvRow row) {
        PageName page = names.of(row);
        SendingTime time = SendingTime.parse("sending_time", row.required("sending_time"));
        Optional<String> type = row.word("message_type");
        type.ifPresent(word -> RowChecks.noSlip("message_type", word, MESSAGE_TYPES));
        ZoneId zone = zones.computeIfAbsent(page, this::storedZone);
        Instant sentAt = RowChecks.sendingTime(row, time.at(zone), now);
        Optional<BigDecimal> price = row.dollars("price");
        long sent = row.count("sent_count");
        long viewed = row.count("viewed_count");
        long purchased = row.count("purchased_count");
        BigDecimal earnings = row.dollars("earnings").orElse(BigDecimal.ZERO);
        Optional<Long> captionId = row.id("caption_id");
        Optional<Long> rowId = row.id("row_id");
        List<String> odd = new ArrayList<>();
        type.filter(word -> MESSAGE_TYPES.stream().noneMatch(word::equalsIgnoreCase))
                .ifPresent(word -> odd.add("message_type is not one of " + String.join(", ", MESSAGE_TYPES)
                        + ": a message with a price counts as a PPV, one without as a bump"));
        RowChecks.counts(row, sent, viewed, purchased, odd::add);
        RowChecks.money(row, price, earnings, purchased, odd::add);
        odd.forEach(what -> findings.odd(row, what));
        rowId.ifPresent(numbered::add);
        return new MessageRow(
                rowId.orElseGet(() -> ids.of(new MessageIds.Written(
                        row.required("page_name"),
                        page.key(),
                        type.orElse(""),
                        row.exact("message"),
                        time,
                        time.isLocal() ? possibleZones(page, zone) : List.of(zone)))),
                page.value(),
                row.exact("message"),
                sentAt,
                price,
                sent,
                viewed,
                purchased,
                earnings,
                type,
                captionId);
    }

    /** The zones in which an earlier version may have read a page's local times. */
    private List<ZoneId> possibleZones(PageName page, ZoneId zone) {
        return Stream.of(
                        zone,
                        zonesBefore.computeIfAbsent(
                                page, name -> zoneBefore(name).orElse(zone)),
                        Page.DEFAULT_ZONE)
                .distinct()
                .toList();
    }

    List<MessageRow> numberedAsStored(List<MessageRow> messages) {
        Map<Long, Long> earlier = ids.loadedEarlier(numbered);
        return earlier.isEmpty()
                ? messages
                : messages.stream()
                        .map(row -> row.withRowId(earlier.getOrDefault(row.rowId(), row.rowId())))
                        .toList();
    }
}
