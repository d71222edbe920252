package io.schedulebuilder.store.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.StoredKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImportTest {
    private static final String CAPTIONS = "caption_id,caption_text,content_category,price_tier,has_urgency\n";
    private static final String MESSAGES =
            "page_name,message,sending_time,sent_count,viewed_count,purchased_count,earnings";
    private static final String CORRECT = "Nothing was imported. Correct the rows, or skip them with --skip-bad-rows.";

    private static final Instant NOW = Instant.parse("2025-11-05T00:00:00Z");

    @TempDir
    Path folder;

    // ---- what is read

    @Test
    void messages_fullRow_isRead() {
        assertThat(
                        messages(
                                MESSAGES + ",row_id,price,message_type,caption_id\n"
                                        + "ava,\"Hi,"
                                        + " \"\"you\"\"\",2025-11-01T19:30:00-07:00,100,50,12.0,119.88,-7,9.99,PPV,-9223372036854775808\n"))
                .containsExactly(new MessageRow(
                        -7,
                        "ava",
                        "Hi, \"you\"",
                        Instant.parse("2025-11-02T02:30:00Z"),
                        Optional.of(new BigDecimal("9.9900")),
                        100,
                        50,
                        12,
                        new BigDecimal("119.8800"),
                        Optional.of("PPV"),
                        Optional.of(Long.MIN_VALUE)));
    }

    @Test
    void messages_emptyFields_areNothing_andTheRowIdIsStable() {
        String row = "ava,,2025-11-01T19:30:00Z,,,,\n";
        MessageRow message = messages(MESSAGES + "\n" + row).get(0);

        assertThat(message.sentCount()).isZero();
        assertThat(message.earnings()).isEqualByComparingTo("0");
        assertThat(message.price()).isEmpty();
        assertThat(message.messageType()).isEmpty();
        assertThat(messages(MESSAGES + "\n" + row).get(0).rowId()).isEqualTo(message.rowId());
        assertThat(messages(MESSAGES + "\n" + row.replace("ava", "mia")).get(0).rowId())
                .isNotEqualTo(message.rowId());
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-01T19:30:00Z, 2025-11-01T19:30:00Z",
        "2025-11-01 19:30:00 UTC, 2025-11-01T19:30:00Z",
        "2025-11-01T19:30:00.1234567+01:00, 2025-11-01T18:30:00.123456Z",
        "2025-11-01 19:30:00+0100, 2025-11-01T18:30:00Z",
        "2025-11-01 19:30:00-07, 2025-11-02T02:30:00Z",
        "2025-11-01 19:30, 2025-11-01T18:30:00Z",
        "2025-11-01T19:30:05, 2025-11-01T18:30:05Z",
        "2025-10-26 02:30, 2025-10-26T00:30:00Z", // twice in Berlin: the first
    })
    void messages_time_isAMoment_orLocalToThePage(String written, Instant moment) {
        CsvImport.Result read = read(
                MESSAGES + "\nmia,text," + written + ",1,1,1,1\n",
                null,
                "page_name,time_zone\nmia,Europe/Berlin\n",
                null,
                false);

        assertThat(read.batch().messages().get(0).sendingTime()).isEqualTo(moment);
    }

    @Test
    void messages_localTime_isOfTheWarehousesZone_elseOfTheDefault() {
        Path file =
                file("messages.csv", MESSAGES + "\nmia,a,2025-11-01 12:00,1,1,1,1\nzoe,b,2025-11-01 12:00,1,1,1,1\n");
        PageName mia = new PageName("mia");

        CsvImport.Result read = CsvImport.read(
                new CsvImport.Files(Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty()),
                stored(Set.of(), new Page(mia, ZoneId.of("Europe/Berlin"))),
                false,
                NOW,
                LoadProgress.SILENT);

        assertThat(read.batch().messages())
                .extracting(MessageRow::sendingTime)
                .containsExactly(Instant.parse("2025-11-01T11:00:00Z"), Instant.parse("2025-11-01T19:00:00Z"));
    }

    @Test
    void captions_columnsInAnyOrder_withMarkAndCarriageReturns_areExact() {
        String text = "one\r\ntwo \\ \"three\" 😀 ";
        CsvImport.Result read =
                captions("\uFEFF\"Price_Tier\",caption_text,has_urgency,shade,content_category,caption_id,"
                        + "usage_status,overall_performance_score\r\n"
                        + "mid,\"" + text.replace("\"", "\"\"") + "\",YES,blue,,-5,,\r\n"
                        + "\r\n"
                        + "luxury,plain,0,red,Teasing,6,retired,0.25\r\n");

        assertThat(read.batch().captions())
                .containsExactly(
                        new CaptionRow(-5, text, "uncategorised", "mid", true, Optional.empty(), "available"),
                        new CaptionRow(6, "plain", "Teasing", "luxury", false, Optional.of(0.25), "retired"));
        assertThat(read.notes()).containsExactly(path("captions.csv") + ": not used: shade.");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-01, 2025-11-01T07:00:00Z",
        "2025-11-01 12:00, 2025-11-01T19:00:00Z",
        "2025-11-01 12:00:00 UTC, 2025-11-01T12:00:00Z",
        "2025-11-01T12:00:00+01:00, 2025-11-01T11:00:00Z"
    })
    void captions_createdAt_isADateOrATime(String word, Instant moment) {
        String header = CAPTIONS.strip() + ",created_at\n";
        assertThat(captions(header + "1,a,x,mid,no," + word + "\n2,b,x,mid,no,\n")
                        .batch()
                        .captions())
                .extracting(CaptionRow::createdAt)
                .containsExactly(Optional.of(moment), Optional.empty());
    }

    @Test
    void captions_createdAtThatIsNoTime_isRefused() {
        String header = CAPTIONS.strip() + ",created_at\n";
        assertThatThrownBy(() -> captions(header + "1,a,x,mid,no,yesterday\n"))
                .hasMessageContaining("created_at \"yesterday\" is not a time such as 2025-11-04T19:30:00Z");
    }

    @Test
    void captions_unknownPriceTier_isLetIn_andNoted() {
        CsvImport.Result read = captions(CAPTIONS + "1,a,x,vip,no\n2,b,x,vip,no\n3,c,x,Budget,no\n");

        assertThat(read.batch().captions()).hasSize(3);
        assertThat(read.notes())
                .containsExactly(path("captions.csv")
                        + ": price tiers that are not one of budget, mid, premium, bump (captions): vip (2). These "
                        + "captions are stored but never sent.");
    }

    @Test
    void captions_headerOnly_isNoRows() {
        assertThat(captions(CAPTIONS).batch().captions()).isEmpty();
        assertThat(captions(CAPTIONS.strip()).batch().captions()).isEmpty();
    }

    @Test
    void captions_sameRowTwice_isOne() {
        assertThat(captions(CAPTIONS + "1,a,x,mid,no\n1,a,x,mid,false\n")
                        .batch()
                        .captions())
                .hasSize(1);
    }

    @Test
    void pagesAndHolidays_areRead() {
        CsvImport.Result read = read(
                null,
                null,
                "page_name,time_zone\nava,\nmia,Europe/Berlin\n",
                """
                holiday_date,holiday_name,holiday_type,is_major_holiday,saturation_impact_factor
                2025-12-25,Christmas,FEDERAL,TRUE,0.6
                """,
                false);

        assertThat(read.batch().pages())
                .containsExactly(
                        new Page(new PageName("ava"), Page.DEFAULT_ZONE),
                        new Page(new PageName("mia"), ZoneId.of("Europe/Berlin")));
        assertThat(read.batch().holidays())
                .containsExactly(
                        new HolidayRow(LocalDate.parse("2025-12-25"), "Christmas", Optional.of("FEDERAL"), true, 0.6));
    }

    @Test
    void read_progress_endsAtTheWholeFile() {
        List<String> told = new ArrayList<>();
        Path file = file("captions.csv", CAPTIONS + "1,a,x,mid,no\n");

        CsvImport.read(
                new CsvImport.Files(Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty()),
                StoredKeys.NONE,
                false,
                NOW,
                (what, done, total) -> told.add(what + " " + done + "/" + total));

        assertThat(told).containsExactly("captions.csv 77/77");
    }

    // ---- rows that no row_id numbers

    @Test
    void messages_identicalRows_areSeparateMessages() {
        String row = "ava,hi,2025-11-01 19:30,1,1,1,1\n";

        List<MessageRow> read = messages(MESSAGES + "\n" + row + row + row.replace("hi", "ho"));

        assertThat(read).extracting(MessageRow::message).containsExactly("hi", "hi", "ho");
        assertThat(read).extracting(MessageRow::rowId).doesNotHaveDuplicates();
        assertThat(messages(MESSAGES + "\n" + row + row + row.replace("hi", "ho")))
                .isEqualTo(read);
    }

    @Test
    void messages_idWithoutARowId_doesNotDependOnZoneFiguresOrSpelling() {
        long id = messages(MESSAGES + "\nAva,hi,2025-11-01 19:30,1,1,1,1\n")
                .get(0)
                .rowId();

        MessageRow corrected = read(
                        MESSAGES + "\nava ,hi,2025-11-01T19:30:00,9,8,7,6\n",
                        null,
                        "page_name,time_zone\nava,Europe/Berlin\n",
                        null,
                        false)
                .batch()
                .messages()
                .get(0);

        assertThat(corrected.rowId()).isEqualTo(id);
        assertThat(corrected.sendingTime()).isEqualTo(Instant.parse("2025-11-01T18:30:00Z"));
    }

    @Test
    void messages_loadedByAnEarlierVersion_keepTheirIds_thoughTheZoneWasCorrected() {
        Path file = file(
                "messages.csv",
                MESSAGES
                        + ",message_type\nava,hi,2025-11-01 19:30,1,1,1,1,PPV\nava,hi,2025-11-01 19:30,1,1,1,1,PPV\n"
                        + "ava,ho,2025-11-01T19:30:00Z,1,1,1,1,\nmia,hi,2025-11-01 19:30,1,1,1,1,\n");
        long losAngeles = Digest.signed("ava|2025-11-02T02:30:00Z|PPV|hi");
        long berlin = Digest.signed("mia|2025-11-01T18:30:00Z||hi");
        long moment = Digest.signed("ava|2025-11-01T19:30:00Z||ho");

        List<MessageRow> read = CsvImport.read(
                        new CsvImport.Files(Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty()),
                        stored(
                                Set.of(losAngeles, berlin, moment, 7L),
                                new Page(new PageName("ava"), ZoneId.of("Asia/Tokyo")),
                                new Page(new PageName("mia"), ZoneId.of("Europe/Berlin"))),
                        false,
                        NOW,
                        LoadProgress.SILENT)
                .batch()
                .messages();

        assertThat(read.get(0).rowId()).isEqualTo(losAngeles);
        assertThat(read.get(0).sendingTime()).isEqualTo(Instant.parse("2025-11-01T10:30:00Z"));
        assertThat(read.get(1).rowId()).isNotIn(losAngeles, berlin, moment);
        assertThat(read.get(2).rowId()).isEqualTo(moment);
        assertThat(read.get(3).rowId()).isEqualTo(berlin);
    }

    @Test
    void messages_loadedByAnEarlierVersion_inSeveralSpellings_keepTheirIds() {
        Path file = file(
                "messages.csv",
                MESSAGES + "\nAva,hi,2025-11-01T19:30:00Z,1,1,1,1\nava ,hi,2025-11-01T19:30:00Z,1,1,1,1\n"
                        + "ava,hi,2025-11-01T19:30:00Z,1,1,1,1\n");
        long upper = Digest.signed("Ava|2025-11-01T19:30:00Z||hi");
        long lower = Digest.signed("ava|2025-11-01T19:30:00Z||hi");

        List<MessageRow> read = CsvImport.read(
                        new CsvImport.Files(Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty()),
                        stored(Set.of(upper, lower), new Page(new PageName("Ava"), ZoneId.of("Asia/Tokyo"))),
                        false,
                        NOW,
                        LoadProgress.SILENT)
                .batch()
                .messages();

        assertThat(read).extracting(MessageRow::rowId).startsWith(upper, lower).doesNotHaveDuplicates();
    }

    @Test
    void messages_loadedInAZoneThatNobodyKnowsAnyMore_keepTheirIds_exceptASingleOne() {
        String rows =
                "ava,hi,2025-10-01 19:30,1,1,1,1\nava,ho,2025-11-01 19:30,1,1,1,1\nava,new,2025-11-02 19:30,1,1,1,1\n";
        Set<Long> berlin = Set.of(
                Digest.signed("ava|2025-10-01T17:30:00Z||hi"), // an hour ahead in summer
                Digest.signed("ava|2025-11-01T18:30:00Z||ho"));
        Page tokyo = new Page(new PageName("ava"), ZoneId.of("Asia/Tokyo"));

        List<MessageRow> read = imported(MESSAGES + "\n" + rows, stored(berlin, tokyo));
        assertThat(read.subList(0, 2)).extracting(MessageRow::rowId).containsExactlyInAnyOrderElementsOf(berlin);
        assertThat(berlin).doesNotContain(read.get(2).rowId());

        String one = MESSAGES + "\nava,hi,2025-10-01 19:30,1,1,1,1\n";
        assertThat(imported(one, stored(berlin, tokyo)))
                .extracting(MessageRow::rowId)
                .doesNotContainAnyElementsOf(berlin);
    }

    @Test
    void messages_oneStoredRow_isThatOfOneMessage() {
        // In the old zone, 19:30 in Los Angeles was the moment that 03:30 is in London now.
        Path file =
                file("messages.csv", MESSAGES + "\nava,hi,2025-11-01 19:30,1,1,1,1\nava,hi,2025-11-02 02:30,1,1,1,1\n");
        long stored = Digest.signed("ava|2025-11-02T02:30:00Z||hi");

        List<MessageRow> read = CsvImport.read(
                        new CsvImport.Files(Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty()),
                        stored(Set.of(stored), new Page(new PageName("ava"), ZoneId.of("Europe/London"))),
                        false,
                        NOW,
                        LoadProgress.SILENT)
                .batch()
                .messages();

        assertThat(read).extracting(MessageRow::rowId).doesNotHaveDuplicates();
        assertThat(read.get(1).rowId()).isEqualTo(stored);
    }

    // ---- page names

    @Test
    void pages_inSeveralSpellings_areOnePage_andCounted() {
        CsvImport.Result read = read(
                MESSAGES + "\n ava,a,2025-11-01T00:00Z,1,1,1,1\nAVA,b,2025-11-01T00:00Z,1,1,1,1\n",
                null,
                "page_name,time_zone\nAva,Europe/Berlin\nava ,Europe/Berlin\nava,Europe/Berlin\n",
                null,
                false);

        assertThat(read.batch().pages()).containsExactly(new Page(new PageName("Ava"), ZoneId.of("Europe/Berlin")));
        assertThat(read.batch().messages()).extracting(MessageRow::pageName).containsOnly("Ava");
        assertThat(read.rows().get("page_settings")).isEqualTo(new ImportedRows(3, 2, 0));
        assertThat(read.notes())
                .containsExactly(
                        path("pages.csv") + ": page names spelled differently (rows): \"ava\" is Ava (2).",
                        path("messages.csv")
                                + ": page names spelled differently (rows): \"ava\" is Ava (1), \"AVA\" is Ava (1).");
    }

    @Test
    void pages_inSeveralSpellings_withDifferentZones_areNamed() {
        assertFaults(
                () -> read(null, null, "page_name,time_zone\nAva,Europe/Berlin\nava,Asia/Tokyo\n", null, false),
                path("pages.csv") + ":3: page_name Ava was already used on line 2 with different values.",
                CORRECT);
    }

    @Test
    void pages_spelledAsInTheWarehouse_winOverTheFile_andKeepTheirZone() {
        Path file = file("pages.csv", "page_name,time_zone\nZoe\u0308,\n");
        Page stored = new Page(new PageName("zo\u00EB"), ZoneId.of("Europe/Berlin"));

        CsvImport.Result read = CsvImport.read(
                new CsvImport.Files(Optional.empty(), Optional.empty(), Optional.of(file), Optional.empty()),
                stored(Set.of(), stored),
                false,
                NOW,
                LoadProgress.SILENT);

        assertThat(read.batch().pages()).containsExactly(stored);
        assertThat(read.notes())
                .contains(file
                        + ":2: time_zone is empty: an existing page keeps its zone, a new page gets America/Los_Angeles (1 "
                        + "row).");
    }

    // ---- odd rows

    @Test
    void messages_oddRows_areLoaded_andCounted() {
        CsvImport.Result read = read(
                MESSAGES
                        + "\na,t,2025-11-01T00:00Z,100,120,5,5\na,u,2025-11-01T00:00Z,100,101,5,5\n"
                        + "a,v,2025-11-01T00:00Z,100,50,,5\na,w,2025-11-01T00:00Z,100,50,60,5\n",
                null,
                null,
                null,
                false);

        assertThat(read.batch().messages()).hasSize(4);
        assertThat(read.notes())
                .containsExactly(
                        path("messages.csv") + ":2: viewed_count is above sent_count (2 rows, this one first).",
                        path("messages.csv") + ":4: earnings with an empty purchased_count, which counts as 0 (1 row).",
                        path("messages.csv") + ":5: purchased_count is above viewed_count (1 row).");
    }

    @Test
    void messages_unknownTypes_areLoaded_andCounted_exceptSlips() {
        String columns = MESSAGES + ",message_type\n";
        String row = "a,t,2025-11-01T00:00Z,100,50,5,5,";
        CsvImport.Result read = read(
                columns + row + "Mass\n" + row + "ppv\n" + row + "\n" + row + "\u0420\u0420V\n",
                null,
                null,
                null,
                false);

        assertThat(read.batch().messages()).hasSize(4);
        assertThat(read.notes())
                .containsExactly(path("messages.csv")
                        + ":2: message_type is not one of PPV, Bump, Free: a message with a price counts as a PPV, one "
                        + "without as a bump (2 rows, this one first).");
        assertFaults(
                () -> messages(columns + row + "PVP\n"),
                path("messages.csv") + ":2: message_type \"PVP\" is not one of PPV, Bump, Free. Did you mean PPV?",
                CORRECT);
    }

    @Test
    void captions_scores_areBounded_andZeroIsNoted() {
        String columns = CAPTIONS.strip() + ",overall_performance_score\n";
        assertFaults(
                () -> captions(columns + "1,a,x,mid,no,-5\n2,b,x,mid,no,1e350\n3,c,x,mid,no,27.5\n"),
                path("captions.csv") + ":2: overall_performance_score \"-5\" is not a score from 0 to a million.",
                path("captions.csv") + ":3: overall_performance_score \"1e350\" is not a score from 0 to a million.",
                CORRECT);
        assertThat(read(null, columns + "1,a,x,mid,no,0.0\n", null, null, false).notes())
                .containsExactly(path("captions.csv")
                        + ":2: overall_performance_score is 0: such captions are never sent (1 row).");
    }

    @Test
    void messages_everyRowOfTheFile_isCounted() {
        String row = "7,ava,hi,2025-11-01T00:00Z,1,1,1,1\n";
        CsvImport.Result read =
                read("row_id," + MESSAGES + "\n" + row + row + "\n8,ava,hi,never,1,1,1,1\n", null, null, null, true);

        assertThat(read.rows().get("mass_messages")).isEqualTo(new ImportedRows(3, 1, 1));
        assertThat(read.batch().messages()).hasSize(1);
    }

    // ---- bad rows

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,a,c,mid,no      | caption_id \"x\" is not a whole number of 64 bits.",
                ",a,c,mid,no       | caption_id is empty.",
                "1.5,a,c,mid,no    | caption_id \"1.5\" is not a whole number of 64 bits.",
                "9223372036854775808,a,c,mid,no | caption_id \"9223372036854775808\" is not a whole number of 64 bits.",
                "1, ,c,mid,no      | caption_text is empty.",
                "1,a,c,,no         | price_tier is empty.",
                "1,a,c,mid,maybe   | has_urgency \"maybe\" is not one of true, false, yes, no, 1, 0.",
                "1,a,c,mid         | 4 fields, where the header has 5 columns.",
                "1,a,c,mid,no,more | 6 fields, where the header has 5 columns.",
            })
    void captions_badRow_isNamedByFileLineAndColumn(String row, String fault) {
        assertFaults(
                () -> captions(CAPTIONS + "7,\"fine,\nover two lines\",x,mid,no\n" + row + "\n"),
                path("captions.csv") + ":4: " + fault,
                CORRECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",t,2025-11-01T00:00Z,1,1,1,1    | page_name is empty.",
                "a,t,,1,1,1,1                    | sending_time is empty.",
                "a,t,yesterday,1,1,1,1           | sending_time \"yesterday\" is not a time such as"
                        + " 2025-11-04T19:30:00Z, or local 2025-11-04 19:30.",
                "a,t,2025-02-30 10:00,1,1,1,1    | sending_time \"2025-02-30 10:00\" is not a time such as"
                        + " 2025-11-04T19:30:00Z, or local 2025-11-04 19:30.",
                "a,t,2025-03-09 02:30,1,1,1,1    | sending_time \"2025-03-09 02:30\" does not exist in"
                        + " America/Los_Angeles: the clocks go forward at that time.",
                "a,t,2025-11-01T00:00Z,-1,1,1,1  | sent_count \"-1\" is not a count: 0, 1, 2 and so on.",
                "a,t,2025-11-01T00:00Z,1,1.5,1,1 | viewed_count \"1.5\" is not a count: 0, 1, 2 and so on.",
                "a,t,2025-11-01T00:00Z,1,1,NaN,1 | purchased_count \"NaN\" is not a number.",
                "a,t,2025-11-01T00:00Z,1,1,-2,1  | purchased_count \"-2\" is not a count: 0, 1, 2 and so on.",
                "a,t,2025-11-01T00:00Z,1,1,1e30,1 | purchased_count \"1e30\" is not a count: 0, 1, 2 and so on.",
                "a,t,2025-11-01T00:00Z,1,1,1,$5  | earnings \"$5\" is not a number.",
                "a,t,2025-11-01T00:00Z,1,1,1,-5  | earnings \"-5\" is not an amount of dollars, 0 or more.",
                "a,t,2025-11-01T00:00Z,100,5000,1,1 | viewed_count \"5000\" is impossible with 100 sent.",
                "a,t,2025-11-01T00:00Z,1000,10,31,1 | purchased_count \"31\" is impossible with 10 viewed.",
                "a,t,2025-11-01T00:00Z,100,50,0,9.99 | earnings \"9.99\" is impossible with 0 purchased.",
                "a,t,2025-11-01T00:00Z,100,50,1,10001 | earnings \"10001\" is more than $10,000 per purchase.",
                "a,t,2025-11-01T00:00Z,5000000000,50,1,1 | sent_count \"5000000000\" is more than a billion"
                        + " recipients.",
                "a,t,0001-11-01T00:00Z,1,1,1,1 | sending_time \"0001-11-01T00:00Z\" is before the year 2000.",
                "a,t,2099-11-01T00:00Z,1,1,1,1 | sending_time \"2099-11-01T00:00Z\" is in the future. Import "
                        + "only messages that were sent.",
                "a,t,2025-11-06T00:01Z,1,1,1,1 | sending_time \"2025-11-06T00:01Z\" is in the future. Import "
                        + "only messages that were sent.",
                "a,t,2025-11-01T00:00Z,1,1,1,1e999999999 | earnings \"1e999999999\" is not a number.",
            })
    void messages_badRow_isNamedByFileLineAndColumn(String row, String fault) {
        assertFaults(() -> messages(MESSAGES + "\n" + row + "\n"), path("messages.csv") + ":2: " + fault, CORRECT);
    }

    @Test
    void messages_sentToNobody_orViewedByMoreThanSent_areLetIn() {
        assertThat(messages(MESSAGES + "\na,t,2025-11-01T00:00Z,0,5,0,0\n")).hasSize(1);
    }

    @Test
    void pages_blankLines_endNothing_andBadRowsBehindThemAreNamed() {
        String pages = "page_name,time_zone\nava,Europe/Berlin\n\nbea,Asia/Tokyo\n\n\n";

        assertThat(read(null, null, pages, null, false).batch().pages()).hasSize(2);
        assertFaults(
                () -> read(null, null, pages + "mia,Mars\n", null, false),
                path("pages.csv") + ":7: time_zone \"Mars\" is not a time zone. Write one such as Europe/Berlin.",
                CORRECT);
    }

    @Test
    void messages_textBehindAClosingQuote_isRefused_andNotChanged() {
        assertFaults(
                () -> messages(MESSAGES + "\nava,\"hi\" she said,2025-11-01T00:00Z,1,1,1,1\n"),
                path("messages.csv")
                        + ":2: there is text after a closing quote. Double the quotes that belong to the text.",
                "Nothing was imported.");
    }

    @Test
    void pages_leftoverColumns_areTolerated_ifEmpty() {
        assertThat(read(null, null, "page_name,time_zone,,\nava,Europe/Berlin,,\nbea,\n", null, false)
                        .batch()
                        .pages())
                .hasSize(2);
        assertFaults(
                () -> read(null, null, "page_name,time_zone,\nava,Europe/Berlin,x\nbea,,,\n", null, false),
                path("pages.csv") + ":2: column 3 has a value but no name.",
                path("pages.csv") + ":3: 4 fields, where the header has 2 columns.",
                CORRECT);
    }

    @Test
    void pagesAndHolidays_badRows_areNamed() {
        assertFaults(
                () -> read(
                        null,
                        null,
                        "page_name,time_zone\nava,Mars/Base\n",
                        """
                        holiday_date,holiday_name,saturation_impact_factor
                        25.12.2025,Christmas,0.6
                        2025-12-26,Boxing Day,0
                        """,
                        false),
                path("pages.csv") + ":2: time_zone \"Mars/Base\" is not a time zone. Write one such as Europe/Berlin.",
                path("holidays.csv") + ":2: holiday_date \"25.12.2025\" is not a date such as 2025-11-04.",
                path("holidays.csv") + ":3: saturation_impact_factor \"0\" is not a multiplier above 0 and up to 2.",
                CORRECT);
    }

    @Test
    void captions_wordsThatAreSlips_areNamed_withTheNearest() {
        String columns = CAPTIONS.strip() + ",usage_status\n";
        assertFaults(
                () -> captions(columns
                        + "1,a,x,mid,no,actve\n2,b,x,Prem,no,AVAILABLE\n3,c,x,budgt,no,retird\n4,d,x,vip,no,retired\n"),
                path("captions.csv") + ":2: usage_status \"actve\" is not one of available, moderate_recency, retired.",
                path("captions.csv")
                        + ":3: price_tier \"Prem\" is not one of budget, mid, premium, luxury, bump, free. Did you mean "
                        + "premium?",
                path("captions.csv")
                        + ":4: price_tier \"budgt\" is not one of budget, mid, premium, luxury, bump, free. Did you mean "
                        + "budget?",
                CORRECT);
    }

    @Test
    void holidaysAndPages_wordsThatAreSlips_areNamed_withTheNearest() {
        assertFaults(
                () -> read(
                        MESSAGES
                                + ",message_type\n"
                                + "a,t,2025-11-01T00:00Z,1,1,1,1,bmup\n"
                                + "a,t,2025-11-01T00:00Z,1,1,1,1,bum\n",
                        null,
                        "page_name,time_zone\nava,europe/berln\n",
                        "holiday_date,holiday_name,saturation_impact_factor,holiday_type\n2025-12-25,Christmas,0.6,FEDRAL\n0001-12-25,Christmas,0.6,\n",
                        false),
                path("pages.csv") + ":2: time_zone \"europe/berln\" is not a time zone. Did you mean Europe/Berlin?",
                path("holidays.csv")
                        + ":2: holiday_type \"FEDRAL\" is not one of FEDERAL, CULTURAL, COMMERCIAL. Did you mean FEDERAL?",
                path("holidays.csv") + ":3: holiday_date \"0001-12-25\" is not between 2000 and 2099.",
                path("messages.csv") + ":2: message_type \"bmup\" is not one of PPV, Bump, Free. Did you mean Bump?",
                path("messages.csv") + ":3: message_type \"bum\" is not one of PPV, Bump, Free. Did you mean Bump?",
                CORRECT);
    }

    @Test
    void captions_sameIdWithOtherValues_isBad() {
        assertFaults(
                () -> captions(CAPTIONS + "1,a,x,mid,no\n1,b,x,mid,no\n"),
                path("captions.csv") + ":3: caption_id 1 was already used on line 2 with different values.",
                CORRECT);
    }

    @Test
    void captions_nul_isBad() {
        assertFaults(
                () -> captions(CAPTIONS + "1,a\0b,x,mid,no\n"),
                path("captions.csv") + ":2: caption_text has a NUL character.",
                CORRECT);
    }

    @Test
    void captions_fieldOfTenMegabytes_isBad() {
        assertFaults(
                () -> captions(CAPTIONS + "1,\"" + "y".repeat(10_000_000) + "\",x,mid,no\n"),
                path("captions.csv") + ":2: caption_text has 10,000,000 characters; 1,000,000 is the limit.",
                CORRECT);
    }

    @Test
    void captions_manyBadRows_areCountedAfterTwenty() {
        assertThatThrownBy(() -> captions(CAPTIONS + "x,a,b,mid,no\n".repeat(1_050)))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.faults()).hasSize(22).endsWith("… and 1,030 more bad rows.", CORRECT));
    }

    @Test
    void captions_longValue_isShortened() {
        assertFaults(
                () -> captions(CAPTIONS + "" + "😀".repeat(50) + ",a,x,mid,no\n"),
                path("captions.csv") + ":2: caption_id \"" + "😀".repeat(40) + "…\" is not a whole number of 64 bits.",
                CORRECT);
    }

    @Test
    void read_skippingBadRows_listsThem_andKeepsTheOthers() {
        CsvImport.Result read = read(null, CAPTIONS + "x,a,x,mid,no\n2,b,x,mid,no\n", null, null, true);

        assertThat(read.batch().captions()).extracting(CaptionRow::captionId).containsExactly(2L);
        assertThat(read.badRows())
                .containsExactly(path("captions.csv") + ":2: caption_id \"x\" is not a whole number of 64 bits.");
    }

    // ---- files that are no tables: refused even when bad rows are skipped

    @Test
    void captions_missingColumns_areListed_eachWithTheNearestOne() {
        assertFaults(
                () -> read(null, "caption_id,captiontext,price,has_urgency\n", null, null, true),
                path("captions.csv") + ":1: the column caption_text is missing. Is it the column named captiontext?",
                path("captions.csv")
                        + ":1: the column content_category is missing. Unknown columns of the file: captiontext,"
                        + " price.",
                path("captions.csv") + ":1: the column price_tier is missing. Is it the column named price?",
                "Nothing was imported.");
    }

    @Test
    void captions_columnTwice_isRefused() {
        assertFaults(
                () -> captions(CAPTIONS.replace("\n", ",price_tier\n")),
                path("captions.csv") + ":1: the column price_tier occurs twice.",
                "Nothing was imported.");
    }

    @Test
    void captions_emptyFile_isRefused() {
        assertFaults(
                () -> captions(""),
                path("captions.csv")
                        + ": the file is empty. Its first line must name the columns: caption_id, caption_text,"
                        + " content_category, price_tier, has_urgency.",
                "Nothing was imported.");
    }

    @Test
    void captions_quoteNotClosed_isNamedByItsRow() {
        assertFaults(
                () -> captions(CAPTIONS + "1,a,x,mid,no\n2,\"b,x,mid,no\n3,c,x,mid,no\n"),
                path("captions.csv") + ":3: a quote that opens in this row is not closed before the end of the file.",
                "Nothing was imported.");
        assertFaults(
                () -> captions(CAPTIONS + "1,a,x,mid,no\n2,\"b,x,mid,no\n" + "3,c,x,mid,no\n".repeat(60_000)),
                path("captions.csv") + ":3: the row spans more than 2,000 lines: a quote in it is not closed.",
                "Nothing was imported.");
    }

    @Test
    void captions_notUtf8_isNamedByItsLine() throws IOException {
        Path file = folder.resolve("captions.csv");
        Files.write(file, (CAPTIONS + "1,a,x,mid,no\n2,caf\u00e9,x,mid,no\n").getBytes(StandardCharsets.ISO_8859_1));

        assertFaults(
                () -> CsvImport.read(
                        new CsvImport.Files(Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty()),
                        StoredKeys.NONE,
                        false,
                        NOW,
                        LoadProgress.SILENT),
                file + ":3: not UTF-8. Save the file as UTF-8.",
                "Nothing was imported.");
    }

    @Test
    void read_missingFile_andFolder_areBothNamed() {
        assertFaults(
                () -> CsvImport.read(
                        new CsvImport.Files(
                                Optional.of(folder.resolve("none.csv")),
                                Optional.of(folder),
                                Optional.empty(),
                                Optional.empty()),
                        StoredKeys.NONE,
                        false,
                        NOW,
                        LoadProgress.SILENT),
                folder + ": cannot be read (it is a folder).",
                folder.resolve("none.csv") + ": no such file.",
                "Nothing was imported.");
    }

    // ---- helpers

    private static void assertFaults(org.assertj.core.api.ThrowableAssert.ThrowingCallable read, String... faults) {
        assertThatThrownBy(read).isInstanceOf(InputException.class).hasMessage(String.join("\n", faults));
    }

    private List<MessageRow> imported(String messages, StoredKeys stored) {
        return CsvImport.read(
                        new CsvImport.Files(
                                optional("messages.csv", messages),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        stored,
                        false,
                        NOW,
                        LoadProgress.SILENT)
                .batch()
                .messages();
    }

    private static StoredKeys stored(Set<Long> messageIds, Page... pages) {
        return new StoredKeys() {
            @Override
            public List<PageName> pageNames() {
                return Arrays.stream(pages).map(Page::name).toList();
            }

            @Override
            public Optional<Page> page(PageName name) {
                return Arrays.stream(pages)
                        .filter(page -> page.name().equals(name))
                        .findFirst();
            }

            @Override
            public Set<Long> messageIds() {
                return messageIds;
            }
        };
    }

    private List<MessageRow> messages(String text) {
        return read(text, null, null, null, false).batch().messages();
    }

    private CsvImport.Result captions(String text) {
        return read(null, text, null, null, false);
    }

    private CsvImport.Result read(String messages, String captions, String pages, String holidays, boolean skip) {
        return CsvImport.read(
                new CsvImport.Files(
                        optional("messages.csv", messages),
                        optional("captions.csv", captions),
                        optional("pages.csv", pages),
                        optional("holidays.csv", holidays)),
                StoredKeys.NONE,
                skip,
                NOW,
                LoadProgress.SILENT);
    }

    private Optional<Path> optional(String name, String text) {
        return Optional.ofNullable(text).map(written -> file(name, written));
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path path(String name) {
        return folder.resolve(name);
    }
}
