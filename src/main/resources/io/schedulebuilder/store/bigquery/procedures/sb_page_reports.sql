-- The report of each page that is asked for, as of a moment of its own: one query, however many pages.
--
-- Result: page_name, as_of, performance_report (JSON). One row for each page and moment asked for, also for a page
-- without messages; asked for twice, a page is told of once. The figures that the program plans by (revenue, segment,
-- saturation, categories, weekdays, hours) are those of its own analysis, with the bounds of the rules as shipped; who
-- edits the rules finds what they decide in the plan, not here.
--
-- An unreadable time zone of a page that is asked for is an error; another page's counts as America/Los_Angeles. A zone
-- is readable by its name in the tz database, such as Europe/Berlin, or as an offset, such as +05:30.
--
-- BigQuery may work out a WITH clause again wherever it is used. So what is costly is used seldom: comparisons are made
-- by windows rather than by joining a clause with itself, and figures with one key are taken in one clause.
CREATE OR REPLACE TABLE FUNCTION `${dataset}.sb_page_reports`(
  p_pages ARRAY<STRUCT<page_name STRING, as_of TIMESTAMP>>
)
AS (
WITH
  -- What a page has for a time zone. SAFE_CAST knows a zone when it sees one, where every other function would fail.
  zones AS (
    SELECT
      s.page_name,
      s.time_zone,
      COALESCE(
        SAFE_CAST(
          CONCAT('2000-01-01 00:00:00', IF(REGEXP_CONTAINS(s.time_zone, r'^[+-]'), '', ' '), s.time_zone) AS TIMESTAMP)
          IS NOT NULL AND s.time_zone <> '',
        FALSE) AS readable
    FROM (
      SELECT page_name, MIN(time_zone) AS time_zone, 'schedule-builder:${fingerprint}' AS sb_fingerprint
      FROM `${dataset}.page_settings`
      GROUP BY page_name
    ) AS s
    WHERE s.time_zone IS NOT NULL
  ),

  -- Each page once, with its number and zone.
  pages AS (
    SELECT
      ROW_NUMBER() OVER (ORDER BY p.page_name, p.as_of) AS page,
      p.page_name,
      p.as_of,
      CASE
        WHEN z.time_zone IS NULL THEN 'America/Los_Angeles'
        WHEN z.readable THEN z.time_zone
        ELSE ERROR(CONCAT(
          'page_settings: page ', p.page_name, ' has the time zone "', z.time_zone,
          '", which is none. Write one such as Europe/Berlin.'))
      END AS zone
    FROM (SELECT DISTINCT q.page_name, q.as_of FROM UNNEST(p_pages) AS q) AS p
    LEFT JOIN zones AS z ON z.page_name = p.page_name
  ),

  -- The look-back: 90 local days before as-of's, and of that one what is before as-of. Pages of one span share it.
  asked AS (
    SELECT
      p.page,
      p.page_name,
      p.as_of,
      p.zone,
      DENSE_RANK() OVER (ORDER BY p.zone, p.as_of) AS span,
      DATE(p.as_of, p.zone) AS today,
      DATE_SUB(DATE(p.as_of, p.zone), INTERVAL 90 DAY) AS first_day
    FROM pages AS p
  ),

  spans AS (
    SELECT DISTINCT a.span, a.as_of, a.zone, a.first_day
    FROM asked AS a
  ),

  -- Numbers as the program takes them: money in ten-thousandths of a dollar, so that sums are exact; purchases whole;
  -- what is missing, or is no number, counts as 0.
  numbers AS (
    SELECT
      m.page_name,
      m.message,
      m.sending_time,
      LOWER(TRIM(m.message_type)) AS type_word,
      COALESCE(SAFE_CAST(ROUND(m.price * 10000) AS INT64), 0) AS price,
      COALESCE(m.sent_count, 0) AS sent,
      COALESCE(m.viewed_count, 0) AS viewed,
      COALESCE(SAFE_CAST(m.purchased_count AS INT64), 0) AS purchased,
      COALESCE(SAFE_CAST(ROUND(m.earnings * 10000) AS INT64), 0) AS earnings,
      ${mass_messages.caption_id} AS caption_id
    FROM `${dataset}.mass_messages` AS m
    WHERE m.page_name IS NOT NULL
  ),

  -- Where the word says nothing, a message without a price is a bump.
  typed AS (
    SELECT
      n.*,
      CASE n.type_word
        WHEN 'ppv' THEN TRUE
        WHEN 'bump' THEN FALSE
        WHEN 'free' THEN FALSE
        ELSE n.price > 0
      END AS is_ppv
    FROM numbers AS n
  ),

  -- The bank with price tiers as we know them: none for a word that is none of ours.
  bank AS (
    SELECT
      b.caption_id,
      `${dataset}.sb_caption_key`(b.caption_text) AS caption_key,
      CASE REGEXP_REPLACE(LOWER(b.price_tier), r'^\s+|\s+$', '')
        WHEN 'budget' THEN 'budget'
        WHEN 'mid' THEN 'mid'
        WHEN 'premium' THEN 'premium'
        WHEN 'luxury' THEN 'premium'
        WHEN 'bump' THEN 'bump'
        WHEN 'free' THEN 'bump'
      END AS price_tier,
      COALESCE(
        NULLIF(REGEXP_REPLACE(LOWER(b.content_category), r'^\s+|\s+$', ''), ''), 'uncategorised') AS category,
      COALESCE(b.has_urgency, FALSE) AS urgent,
      b.usage_status IN ('available', 'moderate_recency')
        AND (b.overall_performance_score IS NULL OR b.overall_performance_score > 0) AS usable
    FROM `${dataset}.caption_bank` AS b
  ),

  -- Of captions with one text, the one that stands for it: the lowest.
  texts AS (
    SELECT r.caption_key, r.price_tier, r.category, r.urgent
    FROM (
      SELECT
        b.caption_key,
        b.price_tier,
        b.category,
        b.urgent,
        ROW_NUMBER() OVER (PARTITION BY b.caption_key ORDER BY b.caption_id) AS place
      FROM bank AS b
    ) AS r
    WHERE r.place = 1
  ),

  -- What the pages sent in their look-backs, by their own clocks. The first condition on the time is for the engine.
  sent_messages AS (
    SELECT
      a.page,
      a.today,
      t.message,
      t.is_ppv,
      IF(t.is_ppv, t.price, 0) AS price,
      t.sent,
      t.viewed,
      t.earnings,
      t.caption_id,
      `${dataset}.sb_caption_key`(t.message) AS caption_key,
      DATE(t.sending_time, a.zone) AS day,
      EXTRACT(HOUR FROM TIME(t.sending_time, a.zone)) AS hour,
      -- Dollars per recipient, and purchases per viewer: none where there is none below the line.
      IF(t.sent > 0, SAFE_DIVIDE(t.earnings / 10000, t.sent), NULL) AS rpr,
      IF(t.viewed > 0, SAFE_DIVIDE(t.purchased, t.viewed), NULL) AS conversion
    FROM asked AS a
    JOIN typed AS t
      ON t.page_name = a.page_name
      AND t.sending_time >= TIMESTAMP_SUB(a.as_of, INTERVAL 93 DAY)
      AND t.sending_time < a.as_of
    WHERE DATE(t.sending_time, a.zone) >= a.first_day
  ),

  -- Each with its caption: the one it names if the bank has it, else the one that stands for its text. A caption whose
  -- price tier is none of ours is as good as none.
  messages AS (
    SELECT
      m.page,
      m.today,
      m.day,
      m.hour,
      m.message,
      m.is_ppv,
      m.sent,
      m.viewed,
      m.earnings,
      m.rpr,
      m.conversion,
      -- The price of a PPV that somebody viewed: all that can be said of prices is said of these.
      IF(m.is_ppv AND m.price > 0 AND m.sent > 0 AND m.viewed > 0, m.price / 10000, NULL) AS viewed_price,
      IF(named.caption_id IS NULL, t.price_tier, named.price_tier) AS price_tier,
      IF(named.caption_id IS NULL, t.category, named.category) AS category,
      IF(named.caption_id IS NULL, t.urgent, named.urgent) AS urgent
    FROM sent_messages AS m
    LEFT JOIN bank AS named ON named.caption_id = m.caption_id
    LEFT JOIN texts AS t ON t.caption_key = m.caption_key
  ),

  -- The account. Revenue is of viewed messages, as the agency counts it; the audience is the mean number of recipients.
  --
  -- Slope: dollars per recipient for each dollar of price, by least squares. Elasticity: the slope of conversion on
  -- price at the means of both, so -1 is a hundredth fewer purchases for a price a hundredth higher.
  accounts AS (
    SELECT
      m.page,
      COUNT(*) AS message_count,
      CAST(SUM(IF(m.viewed > 0, m.earnings, 0)) AS NUMERIC) / 10000 AS revenue,
      AVG(m.rpr) AS avg_rpr,
      AVG(m.conversion) AS avg_conv,
      AVG(IF(m.sent > 0, m.sent, NULL)) AS avg_audience,
      SAFE_DIVIDE(COVAR_POP(m.rpr, m.viewed_price), VAR_POP(m.viewed_price)) AS rpr_price_slope,
      IF(
        VAR_POP(m.viewed_price) > 0 AND VAR_POP(IF(m.viewed_price IS NULL, NULL, m.rpr)) > 0,
        CORR(m.rpr, m.viewed_price),
        NULL) AS rpr_price_corr,
      SAFE_DIVIDE(COVAR_POP(m.conversion, m.viewed_price), VAR_POP(m.viewed_price))
        * SAFE_DIVIDE(AVG(m.viewed_price), AVG(IF(m.viewed_price IS NULL, NULL, m.conversion)))
        AS conv_price_elasticity_proxy
    FROM messages AS m
    GROUP BY m.page
  ),

  -- Holidays of the look-back say nothing of an audience's state.
  holidays AS (
    SELECT DISTINCT a.page, h.holiday_date AS day
    FROM asked AS a
    JOIN `${dataset}.holiday_calendar` AS h
      ON h.holiday_date BETWEEN a.first_day AND DATE(TIMESTAMP_SUB(a.as_of, INTERVAL 1 MICROSECOND), a.zone)
  ),

  -- What each page of the platform sent in each span, by that page's own local days.
  platform_pages AS (
    SELECT
      s.span,
      t.page_name,
      DATE(t.sending_time, IF(COALESCE(z.readable, FALSE), z.time_zone, 'America/Los_Angeles')) AS day,
      SUM(t.sent) AS sent,
      SUM(t.viewed) AS viewed
    FROM spans AS s
    JOIN typed AS t
      ON t.is_ppv
      AND t.sending_time >= TIMESTAMP_SUB(s.as_of, INTERVAL 93 DAY)
      AND t.sending_time < s.as_of
    LEFT JOIN zones AS z ON z.page_name = t.page_name
    WHERE DATE(t.sending_time, s.zone) >= s.first_day
    GROUP BY 1, 2, 3
  ),

  platform AS (
    SELECT p.span, p.day, SUM(p.sent) AS sent, SUM(p.viewed) AS viewed
    FROM platform_pages AS p
    GROUP BY p.span, p.day
  ),

  -- Days with PPVs, of the page itself and of all others: all less its own, which costs less than a sum for each page.
  sending_days AS (
    SELECT
      m.page,
      m.today,
      'page' AS source,
      m.day,
      CAST(SUM(m.sent) AS FLOAT64) AS sent,
      CAST(SUM(m.viewed) AS FLOAT64) AS viewed,
      SUM(m.earnings) / 10000 AS earnings
    FROM messages AS m
    WHERE m.is_ppv AND m.sent > 0
    GROUP BY m.page, m.today, m.day
    UNION ALL
    SELECT
      a.page,
      a.today,
      'others' AS source,
      p.day,
      CAST(p.sent - COALESCE(o.sent, 0) AS FLOAT64) AS sent,
      CAST(p.viewed - COALESCE(o.viewed, 0) AS FLOAT64) AS viewed,
      CAST(0 AS FLOAT64) AS earnings
    FROM asked AS a
    JOIN platform AS p ON p.span = a.span
    LEFT JOIN platform_pages AS o ON o.span = p.span AND o.day = p.day AND o.page_name = a.page_name
    WHERE p.sent - COALESCE(o.sent, 0) > 0
  ),

  -- Without holidays, and told apart: the last 14 days, and those before as a standard for them.
  days AS (
    SELECT
      d.page,
      d.source,
      d.day,
      d.sent,
      d.viewed,
      d.earnings,
      EXTRACT(DAYOFWEEK FROM d.day) AS weekday,
      d.day >= DATE_SUB(d.today, INTERVAL 14 DAY) AS recent
    FROM sending_days AS d
    LEFT JOIN holidays AS h ON h.page = d.page AND h.day = d.day
    WHERE h.day IS NULL
  ),

  -- Each beside the earlier days of its weekday, put together.
  beside AS (
    SELECT
      d.page,
      d.source,
      d.day,
      d.sent,
      d.viewed,
      d.earnings,
      d.recent,
      SUM(IF(d.recent, 0, d.sent)) OVER (PARTITION BY d.page, d.source, d.weekday) AS earlier_sent,
      SUM(IF(d.recent, 0, d.viewed)) OVER (PARTITION BY d.page, d.source, d.weekday) AS earlier_viewed,
      SUM(IF(d.recent, 0, d.earnings)) OVER (PARTITION BY d.page, d.source, d.weekday) AS earlier_earnings
    FROM days AS d
  ),

  -- Recent days with an earlier one of their weekday, and what that makes one expect of as many recipients.
  compared AS (
    SELECT
      b.page,
      b.source,
      b.day,
      b.recent AND b.earlier_sent > 0 AS comparable,
      IF(b.recent AND b.earlier_sent > 0, b.viewed, NULL) AS viewed,
      IF(b.recent AND b.earlier_sent > 0, b.earnings, NULL) AS earnings,
      IF(b.recent, SAFE_DIVIDE(b.earlier_viewed, b.earlier_sent) * b.sent, NULL) AS expected_viewed,
      IF(b.recent, SAFE_DIVIDE(b.earlier_earnings, b.earlier_sent) * b.sent, NULL) AS expected_earnings
    FROM beside AS b
  ),

  -- Days more than 20% under; of those that follow one another, day and place grow alike.
  under AS (
    SELECT
      u.page,
      u.source,
      u.is_under,
      u.comparable,
      u.viewed,
      u.earnings,
      u.expected_viewed,
      u.expected_earnings,
      DATE_SUB(
        u.day, INTERVAL ROW_NUMBER() OVER (PARTITION BY u.page, u.source, u.is_under ORDER BY u.day) DAY) AS run_start
    FROM (
      SELECT
        c.page,
        c.source,
        c.day,
        c.comparable,
        c.viewed,
        c.earnings,
        c.expected_viewed,
        c.expected_earnings,
        COALESCE(
          c.source = 'page' AND c.expected_earnings > 0 AND SAFE_DIVIDE(c.earnings, c.expected_earnings) - 1 < -0.20,
          FALSE) AS is_under
      FROM compared AS c
    ) AS u
  ),

  runs AS (
    SELECT
      u.page,
      u.source,
      u.comparable,
      u.viewed,
      u.earnings,
      u.expected_viewed,
      u.expected_earnings,
      IF(u.is_under, COUNT(*) OVER (PARTITION BY u.page, u.source, u.is_under, u.run_start), 0) AS run_days
    FROM under AS u
  ),

  -- What is measured. Deviations: actual over expected, less 1; 0 where nothing can be expected.
  measured AS (
    SELECT
      r.page,
      COUNTIF(r.source = 'page') AS data_days,
      COUNTIF(r.source = 'page' AND r.comparable) AS compared_days,
      MAX(r.run_days) AS run_days,
      IF(
        SUM(IF(r.source = 'page', r.expected_viewed, NULL)) > 0,
        SAFE_DIVIDE(
          SUM(IF(r.source = 'page', r.viewed, NULL)), SUM(IF(r.source = 'page', r.expected_viewed, NULL))) - 1,
        0) AS viewers,
      IF(
        SUM(IF(r.source = 'page', r.expected_earnings, NULL)) > 0,
        SAFE_DIVIDE(
          SUM(IF(r.source = 'page', r.earnings, NULL)), SUM(IF(r.source = 'page', r.expected_earnings, NULL))) - 1,
        0) AS earnings,
      IF(
        SUM(IF(r.source = 'others', r.expected_viewed, NULL)) > 0,
        SAFE_DIVIDE(
          SUM(IF(r.source = 'others', r.viewed, NULL)), SUM(IF(r.source = 'others', r.expected_viewed, NULL))) - 1,
        0) AS platform
    FROM runs AS r
    GROUP BY r.page
  ),

  -- Category and price tier: the figures, and how the last 30 days compare with those before.
  shelves AS (
    SELECT
      m.page,
      m.category,
      m.price_tier,
      CASE m.price_tier WHEN 'budget' THEN 1 WHEN 'mid' THEN 2 WHEN 'premium' THEN 3 ELSE 4 END AS tier_place,
      COUNT(*) AS msg_count,
      COALESCE(AVG(m.rpr), 0) AS avg_rpr,
      COALESCE(AVG(m.conversion), 0) AS avg_conv,
      SAFE_DIVIDE(
        AVG(IF(m.day >= DATE_SUB(m.today, INTERVAL 30 DAY), m.rpr, NULL)),
        AVG(IF(m.day < DATE_SUB(m.today, INTERVAL 30 DAY), m.rpr, NULL))) - 1 AS trend,
      IF(
        VAR_POP(m.viewed_price) > 0 AND VAR_POP(IF(m.viewed_price IS NULL, NULL, m.conversion)) > 0,
        CORR(m.viewed_price, m.conversion),
        NULL) AS price_sensitivity_corr
    FROM messages AS m
    WHERE m.price_tier IS NOT NULL
    GROUP BY m.page, m.category, m.price_tier
  ),

  -- In order of worth; the best price tier is the one of the category that earns most a recipient.
  ranked_shelves AS (
    SELECT
      s.page,
      s.category,
      s.price_tier,
      s.msg_count,
      s.avg_rpr,
      s.avg_conv,
      s.trend,
      s.price_sensitivity_corr,
      SUM(s.msg_count) OVER (PARTITION BY s.page) AS page_count,
      SUM(s.msg_count) OVER (PARTITION BY s.page, s.category) AS category_count,
      FIRST_VALUE(s.price_tier) OVER (PARTITION BY s.page, s.category ORDER BY s.avg_rpr DESC, s.tier_place)
        AS best_price_tier,
      ROW_NUMBER() OVER (PARTITION BY s.page ORDER BY s.avg_rpr DESC, s.category, s.tier_place) AS place
    FROM shelves AS s
  ),

  -- Trend: up and down from a tenth; none where one of both times has nothing to compare. Entropy: how varied a page's
  -- messages are, Shannon's of their categories, in bits; 0 is all of one.
  category_lists AS (
    SELECT
      s.page,
      -SUM(SAFE_DIVIDE(s.msg_count, s.page_count) * LN(SAFE_DIVIDE(s.category_count, s.page_count))) / LN(2)
        AS category_entropy,
      CONCAT('[', STRING_AGG(
        IF(
          s.place <= 15,
          TO_JSON_STRING(STRUCT(
            s.category AS content_category,
            s.price_tier AS price_tier,
            s.msg_count AS msg_count,
            s.avg_rpr AS avg_rpr,
            s.avg_conv AS avg_conv,
            CASE
              WHEN s.trend IS NULL THEN NULL
              WHEN s.trend > 0.1 THEN 'UP'
              WHEN s.trend < -0.1 THEN 'DOWN'
              ELSE 'FLAT'
            END AS trend_direction,
            100 * s.trend AS trend_pct,
            s.price_sensitivity_corr AS price_sensitivity_corr,
            s.best_price_tier AS best_price_tier)),
          NULL),
        ',' ORDER BY s.place), ']') AS list
    FROM ranked_shelves AS s
    GROUP BY s.page
  ),

  -- Days of the week, with the sums that a comparison of each with all others takes.
  weekdays AS (
    SELECT
      m.page,
      EXTRACT(DAYOFWEEK FROM m.day) AS weekday,
      COUNT(*) AS msg_count,
      COALESCE(AVG(m.rpr), 0) AS avg_rpr,
      COALESCE(AVG(m.conversion), 0) AS avg_conv,
      COUNT(m.rpr) AS n,
      COALESCE(SUM(m.rpr), 0) AS total,
      COALESCE(SUM(m.rpr * m.rpr), 0) AS squares
    FROM messages AS m
    GROUP BY m.page, weekday
  ),

  -- Each beside the rest of the week: number, mean and variance of earnings per recipient on both sides.
  weekday_sides AS (
    SELECT
      s.page,
      s.weekday,
      s.msg_count,
      s.avg_rpr,
      s.avg_conv,
      s.n,
      s.rest_n,
      SAFE_DIVIDE(s.total, s.n) AS mean,
      SAFE_DIVIDE(s.rest_total, s.rest_n) AS rest_mean,
      GREATEST(0.0, SAFE_DIVIDE(s.squares - SAFE_DIVIDE(s.total * s.total, s.n), s.n - 1)) AS variance,
      GREATEST(0.0, SAFE_DIVIDE(s.rest_squares - SAFE_DIVIDE(s.rest_total * s.rest_total, s.rest_n), s.rest_n - 1))
        AS rest_variance
    FROM (
      SELECT
        w.page,
        w.weekday,
        w.msg_count,
        w.avg_rpr,
        w.avg_conv,
        w.n,
        w.total,
        w.squares,
        SUM(w.n) OVER (PARTITION BY w.page) - w.n AS rest_n,
        SUM(w.total) OVER (PARTITION BY w.page) - w.total AS rest_total,
        SUM(w.squares) OVER (PARTITION BY w.page) - w.squares AS rest_squares
      FROM weekdays AS w
    ) AS s
  ),

  -- Welch's t; significant beyond 1.96, if there are ten messages on both sides for the normal distribution to hold.
  weekday_tests AS (
    SELECT
      s.page,
      s.weekday,
      s.msg_count,
      s.avg_rpr,
      s.avg_conv,
      s.n,
      s.rest_n,
      -- None where nothing varies: 0 below the line.
      SAFE_DIVIDE(
        s.mean - s.rest_mean, SQRT(SAFE_DIVIDE(s.variance, s.n) + SAFE_DIVIDE(s.rest_variance, s.rest_n)))
        AS t_statistic
    FROM weekday_sides AS s
  ),

  weekday_lists AS (
    SELECT
      w.page,
      CONCAT('[', STRING_AGG(
        TO_JSON_STRING(STRUCT(
          w.weekday AS day_of_week_la,
          w.msg_count AS msg_count,
          w.avg_rpr AS avg_rpr,
          w.avg_conv AS avg_conv,
          w.t_statistic AS t_statistic,
          COALESCE(ABS(w.t_statistic) > 1.96 AND w.n >= 10 AND w.rest_n >= 10, FALSE) AS rpr_stat_sig)),
        ',' ORDER BY w.weekday), ']') AS list
    FROM weekday_tests AS w
    GROUP BY w.page
  ),

  -- Hours of PPVs, not shrunk: what the program's worth of hours starts from.
  hours AS (
    SELECT
      h.page,
      h.day_type,
      h.hour,
      COUNT(*) AS msg_count,
      AVG(h.rpr) AS avg_rpr,
      COALESCE(AVG(h.conversion), 0) AS avg_conv
    FROM (
      SELECT
        m.page,
        IF(EXTRACT(DAYOFWEEK FROM m.day) IN (1, 7), 'Weekend', 'Weekday') AS day_type,
        m.hour,
        m.rpr,
        m.conversion
      FROM messages AS m
      WHERE m.is_ppv AND m.rpr IS NOT NULL
    ) AS h
    GROUP BY h.page, h.day_type, h.hour
  ),

  hour_lists AS (
    SELECT
      r.page,
      CONCAT('[', STRING_AGG(
        TO_JSON_STRING(STRUCT(
          r.day_type AS day_type,
          r.hour AS hour_24,
          r.msg_count AS msg_count,
          r.avg_rpr AS avg_rpr,
          r.avg_conv AS avg_conv,
          CASE
            WHEN r.msg_count >= 10 THEN 'HIGH_CONF'
            WHEN r.msg_count >= 5 THEN 'MED_CONF'
            ELSE 'LOW_CONF'
          END AS confidence)),
        ',' ORDER BY r.place), ']') AS list
    FROM (
      SELECT
        h.page,
        h.day_type,
        h.hour,
        h.msg_count,
        h.avg_rpr,
        h.avg_conv,
        ROW_NUMBER() OVER (PARTITION BY h.page ORDER BY h.avg_rpr DESC, h.day_type, h.hour) AS place
      FROM hours AS h
    ) AS r
    WHERE r.place <= 20
    GROUP BY r.page
  ),

  -- What moves a reader, as far as it can be told without guessing: urgency by the bank's word, the rest by its signs.
  -- A PPV may have several. Lift: how much more it earns a recipient than PPVs without, in percent; none where there
  -- are none, or they earned nothing.
  appeals AS (
    SELECT
      m.page,
      p.appeal,
      COUNTIF(p.present) AS msg_count,
      COALESCE(AVG(IF(p.present, m.rpr, NULL)), 0) AS avg_rpr,
      COALESCE(AVG(IF(p.present, m.conversion, NULL)), 0) AS avg_conv,
      100 * (SAFE_DIVIDE(AVG(IF(p.present, m.rpr, NULL)), AVG(IF(p.present, NULL, m.rpr))) - 1) AS rpr_lift_pct
    FROM messages AS m
    CROSS JOIN UNNEST([
      STRUCT('urgency' AS appeal, m.price_tier IS NOT NULL AND COALESCE(m.urgent, FALSE) AS present),
      STRUCT('question' AS appeal, COALESCE(STRPOS(m.message, '?') > 0, FALSE) AS present),
      STRUCT('exclamation' AS appeal, COALESCE(STRPOS(m.message, '!') > 0, FALSE) AS present),
      STRUCT('emoji' AS appeal, COALESCE(REGEXP_CONTAINS(m.message, r'\p{So}'), FALSE) AS present)
    ]) AS p
    WHERE m.is_ppv
    GROUP BY m.page, p.appeal
  ),

  appeal_lists AS (
    SELECT
      a.page,
      CONCAT('[', STRING_AGG(
        TO_JSON_STRING(STRUCT(
          a.appeal AS psychological_trigger,
          a.msg_count AS msg_count,
          a.avg_rpr AS avg_rpr,
          a.avg_conv AS avg_conv,
          a.rpr_lift_pct AS rpr_lift_pct)),
        ',' ORDER BY a.avg_rpr DESC, a.appeal), ']') AS list
    FROM appeals AS a
    WHERE a.msg_count > 0
    GROUP BY a.page
  ),

  -- Categories of which the bank has a usable caption of a price tier that we know: the same for every page.
  categories AS (
    SELECT CONCAT('[', STRING_AGG(TO_JSON_STRING(c.category), ',' ORDER BY c.category), ']') AS list
    FROM (SELECT DISTINCT b.category FROM bank AS b WHERE b.usable AND b.price_tier IS NOT NULL) AS c
  ),

  -- How far the import has come: the newest message of any page before as-of.
  freshness AS (
    SELECT s.span, FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E6SZ', MAX(t.sending_time)) AS data_freshness
    FROM spans AS s
    JOIN typed AS t ON t.sending_time < s.as_of
    GROUP BY s.span
  ),

  -- Every page with its figures, also one without messages: a new one, MICRO and EXPLORATORY. With fewer than 14 days
  -- of data, or none to compare, its audience counts as rested.
  figures AS (
    SELECT
      a.page_name,
      a.as_of,
      FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E6SZ', a.as_of) AS analysis_timestamp,
      f.data_freshness,
      c.revenue,
      c.avg_audience,
      COALESCE(c.message_count, 0) AS message_count,
      COALESCE(c.avg_rpr, 0) AS avg_rpr,
      COALESCE(c.avg_conv, 0) AS avg_conv,
      c.rpr_price_slope,
      c.rpr_price_corr,
      c.conv_price_elasticity_proxy,
      l.category_entropy,
      CASE
        WHEN COALESCE(c.revenue, 0) < 5000 THEN 'MICRO'
        WHEN c.revenue < 25000 THEN 'SMALL'
        WHEN c.revenue < 100000 THEN 'MEDIUM'
        WHEN c.revenue <= 500000 THEN 'LARGE'
        ELSE 'MEGA'
      END AS size_tier,
      CASE
        WHEN COALESCE(c.message_count, 0) < 20 THEN 'EXPLORATORY'
        WHEN COALESCE(c.avg_rpr, 0) < 0.5 THEN 'BUDGET'
        WHEN c.avg_rpr < 2 THEN 'STANDARD'
        WHEN c.avg_rpr < 5 THEN 'PREMIUM'
        ELSE 'LUXURY'
      END AS segment_label,
      COALESCE(m.data_days, 0) AS data_days,
      COALESCE(m.compared_days, 0) AS compared_days,
      COALESCE(m.data_days >= 14 AND m.compared_days > 0, FALSE) AS enough,
      IF(m.data_days >= 14 AND m.compared_days > 0, m.viewers, 0) AS viewers,
      IF(m.data_days >= 14 AND m.compared_days > 0, m.earnings, 0) AS earnings,
      IF(m.data_days >= 14 AND m.compared_days > 0, m.run_days, 0) AS run_days,
      IF(m.data_days >= 14 AND m.compared_days > 0, m.platform, 0) AS platform,
      COALESCE(p.list, 'null') AS appeal_list,
      COALESCE(l.list, 'null') AS category_list,
      COALESCE(w.list, 'null') AS weekday_list,
      COALESCE(h.list, 'null') AS hour_list,
      COALESCE(k.list, 'null') AS available_categories
    FROM asked AS a
    CROSS JOIN categories AS k
    LEFT JOIN accounts AS c ON c.page = a.page
    LEFT JOIN measured AS m ON m.page = a.page
    LEFT JOIN appeal_lists AS p ON p.page = a.page
    LEFT JOIN category_lists AS l ON l.page = a.page
    LEFT JOIN weekday_lists AS w ON w.page = a.page
    LEFT JOIN hour_lists AS h ON h.page = a.page
    LEFT JOIN freshness AS f ON f.span = a.span
  ),

  -- The tiers' numbers as the rules are shipped: PPVs and bumps a week from and to, minutes between PPVs; and what a
  -- fall in viewers weighs in the saturation.
  tiers AS (
    SELECT t.size_tier, t.ppvs_from, t.ppvs_to, t.bumps_from, t.bumps_to, t.gap_minutes, t.unlock_weight
    FROM UNNEST([
      STRUCT('MICRO' AS size_tier, 5 AS ppvs_from, 7 AS ppvs_to, 3 AS bumps_from, 5 AS bumps_to, 180 AS gap_minutes,
        0.15 AS unlock_weight),
      STRUCT('SMALL' AS size_tier, 7 AS ppvs_from, 10 AS ppvs_to, 5 AS bumps_from, 7 AS bumps_to, 150 AS gap_minutes,
        0.15 AS unlock_weight),
      STRUCT('MEDIUM' AS size_tier, 10 AS ppvs_from, 14 AS ppvs_to, 7 AS bumps_from, 10 AS bumps_to,
        120 AS gap_minutes, 0.20 AS unlock_weight),
      STRUCT('LARGE' AS size_tier, 14 AS ppvs_from, 18 AS ppvs_to, 10 AS bumps_from, 14 AS bumps_to,
        90 AS gap_minutes, 0.25 AS unlock_weight),
      STRUCT('MEGA' AS size_tier, 18 AS ppvs_from, 25 AS ppvs_to, 14 AS bumps_from, 18 AS bumps_to,
        75 AS gap_minutes, 0.30 AS unlock_weight)
    ]) AS t
  ),

  -- The four parts of the saturation, each from none at 0 to its full weight at its threshold. When everybody's
  -- audience looks away, this one is not to blame: that part takes off.
  shares AS (
    SELECT
      f.*,
      t.ppvs_from,
      t.ppvs_to,
      t.bumps_from,
      t.bumps_to,
      t.gap_minutes,
      t.unlock_weight,
      t.unlock_weight * LEAST(1.0, GREATEST(0.0, f.viewers / -0.15)) AS viewers_share,
      0.40 * LEAST(1.0, GREATEST(0.0, f.earnings / -0.20)) AS earnings_share,
      0.20 * LEAST(1.0, GREATEST(0.0, f.run_days / 3)) AS run_share,
      0.0 - 0.10 * LEAST(1.0, GREATEST(0.0, f.platform / -0.20)) AS platform_share
    FROM figures AS f
    JOIN tiers AS t ON t.size_tier = f.size_tier
  ),

  -- To four places: 0.4 + 0.2 must not be above 0.6.
  scores AS (
    SELECT
      s.*,
      ROUND(
        LEAST(1.0, GREATEST(0.0, s.viewers_share + s.earnings_share + s.run_share + s.platform_share)), 4)
        AS saturation_score
    FROM shares AS s
  ),

  -- Zones as the rules are shipped; 0.30 and 0.60 are both in the middle.
  judged AS (
    SELECT
      s.*,
      CASE WHEN s.saturation_score < 0.3 THEN 'LOW' WHEN s.saturation_score <= 0.6 THEN 'MEDIUM' ELSE 'HIGH' END
        AS risk_level
    FROM scores AS s
  ),

  -- The sections of the report, each as text: money must be a number with all its digits, an empty list null.
  sections AS (
    SELECT
      j.page_name,
      j.as_of,
      TO_JSON_STRING(STRUCT(
        j.page_name AS creator_name,
        j.analysis_timestamp AS analysis_timestamp,
        j.data_freshness AS data_freshness)) AS head,
      -- A day's share of what the tier's rule gives a week, as shipped; tolerance is the score from which volumes change.
      IF(j.message_count = 0, 'null', CONCAT(
        RTRIM(
          TO_JSON_STRING(STRUCT(
            j.size_tier AS size_tier,
            j.avg_audience AS avg_audience,
            ROUND(j.ppvs_from / 7, 2) AS daily_ppv_target_min,
            ROUND(j.ppvs_to / 7, 2) AS daily_ppv_target_max,
            ROUND((j.bumps_from + j.bumps_to) / 14, 2) AS daily_bump_target,
            j.gap_minutes AS min_ppv_gap_minutes,
            0.3 AS saturation_tolerance)),
          '}'),
        ',"total_revenue_period":', CAST(j.revenue AS STRING), '}')) AS account_classification,
      TO_JSON_STRING(STRUCT(
        j.segment_label AS segment_label,
        j.avg_rpr AS avg_rpr,
        j.avg_conv AS avg_conv,
        j.rpr_price_slope AS rpr_price_slope,
        j.rpr_price_corr AS rpr_price_corr,
        j.conv_price_elasticity_proxy AS conv_price_elasticity_proxy,
        j.category_entropy AS category_entropy,
        j.message_count AS sample_size)) AS behavioral_segment,
      -- Deviations: viewers, then earnings, per recipient in the last 14 days against what the earlier ones make one
      -- expect. Confidence: of the last 14 days and of the 90, how many there were to compare; 1 is all of both. What is
      -- recommended, and the factor for PPVs, is what the zone's rule does as shipped.
      TO_JSON_STRING(STRUCT(
        j.saturation_score AS saturation_score,
        j.risk_level AS risk_level,
        j.viewers AS unlock_rate_deviation,
        j.earnings AS emv_deviation,
        j.run_days AS consecutive_underperform_days,
        CASE j.risk_level
          WHEN 'LOW' THEN 'send as planned'
          WHEN 'MEDIUM' THEN 'fewer PPVs, more bumps'
          ELSE 'two days without PPVs, then half as many'
        END AS recommended_action,
        CASE j.risk_level WHEN 'LOW' THEN 1.0 WHEN 'MEDIUM' THEN 0.75 ELSE 0.5 END AS volume_adjustment_factor,
        IF(j.enough, LEAST(1.0, j.compared_days / 14) * LEAST(1.0, j.data_days / 90), 0.0) AS confidence_score,
        IF(j.enough, NULL, CONCAT(
          'saturation is 0 because there is not enough data: ', CAST(j.data_days AS STRING),
          ' days with PPVs. The last 14 are compared with earlier days of the same weekday.'))
          AS exclusion_reason,
        [
          STRUCT('viewers per recipient down' AS name, CAST(j.viewers AS FLOAT64) AS measured, -0.15 AS threshold,
            j.unlock_weight AS weight, j.viewers_share AS share),
          STRUCT('earnings per recipient down' AS name, CAST(j.earnings AS FLOAT64) AS measured, -0.20 AS threshold,
            0.40 AS weight, j.earnings_share AS share),
          STRUCT('days in a row under' AS name, CAST(j.run_days AS FLOAT64) AS measured, 3.0 AS threshold,
            0.20 AS weight, j.run_share AS share),
          STRUCT('platform-wide fall' AS name, CAST(j.platform AS FLOAT64) AS measured, -0.20 AS threshold,
            -0.10 AS weight, j.platform_share AS share)
        ] AS parts)) AS saturation,
      j.appeal_list,
      j.category_list,
      j.weekday_list,
      j.hour_list,
      j.available_categories
    FROM judged AS j
  )

SELECT
  s.page_name,
  s.as_of,
  CONCAT(
    RTRIM(s.head, '}'),
    ',"account_classification":', s.account_classification,
    ',"behavioral_segment":', s.behavioral_segment,
    ',"saturation":', s.saturation,
    ',"psychological_trigger_analysis":', s.appeal_list,
    ',"content_category_performance":', s.category_list,
    ',"day_of_week_patterns":', s.weekday_list,
    ',"time_window_optimization":', s.hour_list,
    ',"available_categories":', s.available_categories,
    '}') AS performance_report
FROM sections AS s
);
