package io.schedulebuilder.referee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A referee that never blows the whistle proves nothing. */
class ScheduleRefereeTest {
    private static final String PLAN =
            """
            {"schedule_id": "ava-1", "page_name": "ava", "start_date": "2025-11-03", "weeks": 1,
             "time_zone": "America/Los_Angeles",
             "policy": {"weekly_ppvs": 2, "weekly_bumps": 1, "min_gap_minutes": 120, "message_gap_minutes": 30,
                        "cooling_days": 1, "daily_cap": 3, "active_hours": {"start": "08:00", "end": "22:00"},
                        "price_mix": {"Budget": 1, "Mid": 1, "Premium": 0}},
             "unplaced": []}""";
    private static final String CSV =
            """
            schedule_id,page_name,day_of_week,scheduled_send_time,message_type,caption_id,caption_text,price_tier,\
            content_category,has_urgency,performance_score
            ava-1,ava,Tuesday,2025-11-04 10:00:00,PPV,-1,"a ""quoted"", long
            text",Budget,a,false,0.5
            ava-1,ava,Tuesday,2025-11-04 10:30:00,Bump,2,b,Free,b,true,1.0
            ava-1,ava,Tuesday,2025-11-04 12:00:00,PPV,3,c,Mid,c,false,0.25
            """;

    @Test
    void judge_goodFiles_findsNothing() {
        assertThat(ScheduleReferee.judge(CSV, PLAN, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-04 12:00:00          | 2025-11-04 11:45:00          | PPVs at",
                "2025-11-04 10:30:00          | 2025-11-04 10:15:00          | messages at",
                "Tuesday,2025-11-04 12:00:00  | Tuesday,2025-11-11 12:00:00  | is outside 2025-11-03",
                "Tuesday,2025-11-04 10:00:00  | Monday,2025-11-03 10:00:00   | cooling day",
                "2025-11-04 12:00:00          | 2025-11-04 22:15:00          | active hours",
                "2025-11-04 12:00:00          | 2025-11-04 09:00:00          | not in order",
                "2025-11-04 12:00:00          | 2025-11-04T12:00:00          | scheduled_send_time",
                "Tuesday,2025-11-04 12:00     | Friday,2025-11-04 12:00      | is not a Friday",
                "PPV,3                        | PPV,-1                       | scheduled again",
                "Mid                          | Budget                       | price tiers are off",
                "Bump,2,b,Free                | Bump,2,b,Mid                 | with price_tier Mid",
                "true,1.0                     | yes,1.0                      | has_urgency yes",
                "false,0.25                   | false,1.25                   | performance_score 1.25",
                "schedule_id,                 | id,                          | the columns are not",
            })
    void judge_brokenCsv_saysWhat(String good, String bad, String verdict) {
        assertThat(ScheduleReferee.judge(CSV.replace(good, bad), PLAN, List.of()))
                .anyMatch(sentence -> sentence.contains(verdict));
    }

    @Test
    void judge_dayOverItsCap_saysSo() {
        assertThat(ScheduleReferee.judge(CSV, PLAN.replace("\"daily_cap\": 3", "\"daily_cap\": 2"), List.of()))
                .containsExactly("3 messages on 2025-11-04, the daily cap is 2");
    }

    @Test
    void judge_fewerThanAsked_saysSo() {
        assertThat(ScheduleReferee.judge(CSV, PLAN.replace("\"weekly_bumps\": 1", "\"weekly_bumps\": 2"), List.of()))
                .containsExactly("1 Bumps placed, 0 unplaced, the policy asks 2");
    }

    @Test
    void judge_neighbourTooClose_saysSo() {
        List<ScheduleReferee.Neighbour> neighbours =
                List.of(new ScheduleReferee.Neighbour(Instant.parse("2025-11-04T16:30:00Z"), true)); // 08:30 local

        assertThat(ScheduleReferee.judge(CSV, PLAN, neighbours))
                .hasSize(2)
                .anyMatch(sentence -> sentence.startsWith("4 messages on"))
                .anyMatch(sentence -> sentence.startsWith("PPVs at"));
    }
}
