-- The report of each page that is asked for, as of a moment of its own: one query, however many pages.
--
-- Result: page_name, as_of, performance_report (JSON). One row for each page and moment asked for, also for a page
-- without messages; asked for twice, a page is told of once. The figures that the program plans by (revenue, segment,
-- saturation, categories, weekdays, hours) are those of its own analysis, with the bounds of the rules as shipped; who
-- edits the rules finds what they decide in the plan, not here.
--
-- An unreadable time zone of a page that is asked for is an error; another page's counts as America/Los_Angeles. A zone
-- is readable by its name in the tz database, such as Europe/Berlin, or as an offset, such as +05:30.
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
      SELECT page_name, MIN(time_zone) AS time_zone
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

  -- Numbers as the program takes them: money exact, purchases whole, what is missing none.
  numbers AS (
    SELECT
      m.page_name,
      m.message,
      m.sending_time,
      LOWER(TRIM(m.message_type)) AS type_word,
      COALESCE(SAFE_CAST(m.price AS NUMERIC(33, 4)), 0) AS price,
      COALESCE(m.sent_count, 0) AS sent,
      COALESCE(m.viewed_count, 0) AS viewed,
      COALESCE(SAFE_CAST(m.purchased_count AS INT64), 0) AS purchased,
      COALESCE(SAFE_CAST(m.earnings AS NUMERIC(33, 4)), 0) AS earnings,
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
    SELECT caption_key, MIN(caption_id) AS caption_id
    FROM bank
    GROUP BY caption_key
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
      IF(t.sent > 0, CAST(t.earnings AS FLOAT64) / t.sent, NULL) AS rpr,
      IF(t.viewed > 0, t.purchased / t.viewed, NULL) AS conversion
    FROM asked AS a
    JOIN typed AS t
      ON t.page_name = a.page_name
      AND t.sending_time >= TIMESTAMP_SUB(a.as_of, INTERVAL 93 DAY)
      AND t.sending_time < a.as_of
    WHERE DATE(t.sending_time, a.zone) >= a.first_day
  ),

  -- Each with its caption: the one it names if the bank has it, else the one that stands for its text.
  messages AS (
    SELECT
      m.*,
      c.price_tier,
      IF(c.price_tier IS NULL, NULL, c.category) AS category,
      c.price_tier IS NOT NULL AND c.urgent AS urgent
    FROM sent_messages AS m
    LEFT JOIN bank AS named ON named.caption_id = m.caption_id
    LEFT JOIN texts AS x ON x.caption_key = m.caption_key
    LEFT JOIN bank AS c ON c.caption_id = COALESCE(named.caption_id, x.caption_id)
  ),

  -- The account. Revenue is of viewed messages, as the agency counts it.
  accounts AS (
    SELECT
      m.page,
      COUNT(*) AS message_count,
      SUM(IF(m.viewed > 0, m.earnings, 0)) AS revenue,
      COALESCE(AVG(m.rpr), 0) AS avg_rpr,
      COALESCE(AVG(m.conversion), 0) AS avg_conv,
      -- Mean recipients of a message that had any.
      AVG(IF(m.sent > 0, m.sent, NULL)) AS avg_audience
    FROM messages AS m
    GROUP BY m.page
  ),

  -- Every page with its tier and segment, also one without messages, which is a new one: MICRO, EXPLORATORY.
  classified AS (
    SELECT
      a.page,
      a.page_name,
      a.as_of,
      a.span,
      a.today,
      c.revenue,
      c.avg_audience,
      COALESCE(c.message_count, 0) AS message_count,
      COALESCE(c.avg_rpr, 0) AS avg_rpr,
      COALESCE(c.avg_conv, 0) AS avg_conv,
      CASE
        WHEN COALESCE(c.revenue, 0) < 5000 THEN 'MICRO'
        WHEN c.revenue < 25000 THEN 'SMALL'
        WHEN c.revenue < 100000 THEN 'MEDIUM'
        WHEN c.revenue <= 500000 THEN 'LARGE'
        ELSE 'MEGA'
      END AS size_tier,
      CASE
        WHEN COALESCE(c.message_count, 0) < 20 THEN 'EXPLORATORY'
        WHEN c.avg_rpr < 0.5 THEN 'BUDGET'
        WHEN c.avg_rpr < 2 THEN 'STANDARD'
        WHEN c.avg_rpr < 5 THEN 'PREMIUM'
        ELSE 'LUXURY'
      END AS segment
    FROM asked AS a
    LEFT JOIN accounts AS c ON c.page = a.page
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
      'page' AS source,
      m.day,
      CAST(SUM(m.sent) AS FLOAT64) AS sent,
      CAST(SUM(m.viewed) AS FLOAT64) AS viewed,
      CAST(SUM(m.earnings) AS FLOAT64) AS earnings
    FROM messages AS m
    WHERE m.is_ppv AND m.sent > 0
    GROUP BY m.page, m.day
    UNION ALL
    SELECT
      a.page,
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
      d.day >= DATE_SUB(a.today, INTERVAL 14 DAY) AS recent
    FROM sending_days AS d
    JOIN asked AS a ON a.page = d.page
    LEFT JOIN holidays AS h ON h.page = d.page AND h.day = d.day
    WHERE h.day IS NULL
  ),

  standards AS (
    SELECT
      d.page,
      d.source,
      d.weekday,
      SUM(d.sent) AS sent,
      SUM(d.viewed) AS viewed,
      SUM(d.earnings) AS earnings
    FROM days AS d
    WHERE NOT d.recent
    GROUP BY d.page, d.source, d.weekday
  ),

  -- Recent days beside what the earlier ones of their weekday make one expect of as many recipients.
  compared AS (
    SELECT
      d.page,
      d.source,
      d.day,
      d.viewed,
      d.earnings,
      s.viewed / s.sent * d.sent AS expected_viewed,
      s.earnings / s.sent * d.sent AS expected_earnings
    FROM days AS d
    JOIN standards AS s ON s.page = d.page AND s.source = d.source AND s.weekday = d.weekday
    WHERE d.recent
  ),

  -- Actual over expected, less 1; 0 where nothing can be expected.
  deviations AS (
    SELECT
      c.page,
      c.source,
      COUNT(*) AS compared_days,
      IF(SUM(c.expected_viewed) > 0, SUM(c.viewed) / SUM(c.expected_viewed) - 1, 0) AS viewers,
      IF(SUM(c.expected_earnings) > 0, SUM(c.earnings) / SUM(c.expected_earnings) - 1, 0) AS earnings
    FROM compared AS c
    GROUP BY c.page, c.source
  ),

  -- Calendar days in a row, each more than 20% under: within a run, day and place grow alike.
  runs AS (
    SELECT u.page, u.start, COUNT(*) AS run_days
    FROM (
      SELECT
        c.page,
        DATE_SUB(c.day, INTERVAL ROW_NUMBER() OVER (PARTITION BY c.page ORDER BY c.day) DAY) AS start
      FROM compared AS c
      WHERE c.source = 'page' AND c.expected_earnings > 0
        AND SAFE_DIVIDE(c.earnings, c.expected_earnings) - 1 < -0.20
    ) AS u
    GROUP BY u.page, u.start
  ),

  longest_runs AS (
    SELECT r.page, MAX(r.run_days) AS run_days
    FROM runs AS r
    GROUP BY r.page
  ),

  data_days AS (
    SELECT d.page, COUNT(*) AS data_days
    FROM days AS d
    WHERE d.source = 'page'
    GROUP BY d.page
  ),

  -- What is measured; nothing, where there is too little to compare.
  measured AS (
    SELECT
      c.page,
      COALESCE(n.data_days, 0) AS data_days,
      t.unlock_weight,
      COALESCE(n.data_days, 0) >= 14 AND own.compared_days IS NOT NULL AS enough,
      IF(COALESCE(n.data_days, 0) >= 14, COALESCE(own.viewers, 0), 0) AS viewers,
      IF(COALESCE(n.data_days, 0) >= 14, COALESCE(own.earnings, 0), 0) AS earnings,
      IF(COALESCE(n.data_days, 0) >= 14, COALESCE(r.run_days, 0), 0) AS run_days,
      IF(COALESCE(n.data_days, 0) >= 14 AND own.compared_days IS NOT NULL, COALESCE(others.viewers, 0), 0) AS platform,
      COALESCE(own.compared_days, 0) AS compared_days
    FROM classified AS c
    JOIN tiers AS t ON t.size_tier = c.size_tier
    LEFT JOIN data_days AS n ON n.page = c.page
    LEFT JOIN deviations AS own ON own.page = c.page AND own.source = 'page'
    LEFT JOIN deviations AS others ON others.page = c.page AND others.source = 'others'
    LEFT JOIN longest_runs AS r ON r.page = c.page
  ),

  -- The four parts, each from none at 0 to its full weight at its threshold. When everybody's audience looks away, this
  -- one is not to blame: that part takes off.
  thresholds AS (
    SELECT page, 1 AS place, 'viewers per recipient down' AS name, viewers AS measured, -0.15 AS threshold,
      unlock_weight AS weight
    FROM measured
    UNION ALL
    SELECT page, 2, 'earnings per recipient down', earnings, -0.20, 0.40 FROM measured
    UNION ALL
    SELECT page, 3, 'days in a row under', CAST(run_days AS FLOAT64), 3.0, 0.20 FROM measured
    UNION ALL
    SELECT page, 4, 'platform-wide fall', platform, -0.20, -0.10 FROM measured
  ),

  parts AS (
    SELECT
      t.page,
      t.place,
      t.name,
      t.measured,
      t.threshold,
      t.weight,
      IF(t.measured / t.threshold > 0, t.weight * LEAST(1.0, t.measured / t.threshold), 0.0) AS share
    FROM thresholds AS t
  ),

  scores AS (
    SELECT
      p.page,
      -- To four places: 0.4 + 0.2 must not be above 0.6.
      ROUND(LEAST(1.0, GREATEST(0.0, SUM(p.share))), 4) AS score,
      CONCAT('[', STRING_AGG(
        TO_JSON_STRING(STRUCT(
          p.name AS name, p.measured AS measured, p.threshold AS threshold, p.weight AS weight, p.share AS share)),
        ',' ORDER BY p.place), ']') AS list
    FROM parts AS p
    GROUP BY p.page
  ),

  -- Zones and what they do to the PPVs, as the rules are shipped; 0.30 and 0.60 are both in the middle.
  judged AS (
    SELECT
      m.page,
      s.score,
      s.list,
      m.viewers,
      m.earnings,
      m.run_days,
      CASE WHEN s.score < 0.3 THEN 'LOW' WHEN s.score <= 0.6 THEN 'MEDIUM' ELSE 'HIGH' END AS risk_level,
      -- Of the last 14 days and of the 90, how many there were to compare: 1 is all of both.
      IF(m.enough, LEAST(1.0, m.compared_days / 14) * LEAST(1.0, m.data_days / 90), 0.0) AS confidence_score,
      IF(m.enough, NULL, CONCAT(
        'saturation is 0 for want of data: ', CAST(m.data_days AS STRING),
        ' days with PPVs, of which the last 14 must be compared with earlier ones of the same weekday.'))
        AS exclusion_reason
    FROM measured AS m
    JOIN scores AS s ON s.page = m.page
  ),

  -- Deviations: viewers, then earnings, per recipient in the last 14 days against what the earlier ones make one expect.
  saturations AS (
    SELECT
      j.page,
      CONCAT(
        RTRIM(
          TO_JSON_STRING(STRUCT(
            j.score AS saturation_score,
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
            j.confidence_score AS confidence_score,
            j.exclusion_reason AS exclusion_reason)),
          '}'),
        ',"parts":', j.list, '}') AS report
    FROM judged AS j
  ),

  -- A day's share of what the tier's rule gives a week, as shipped; tolerance is the score from which volumes change.
  -- The revenue is put in as text: it must be a number with all its digits.
  classifications AS (
    SELECT
      c.page,
      CONCAT(
        RTRIM(
          TO_JSON_STRING(STRUCT(
            c.size_tier AS size_tier,
            c.avg_audience AS avg_audience,
            ROUND(t.ppvs_from / 7, 2) AS daily_ppv_target_min,
            ROUND(t.ppvs_to / 7, 2) AS daily_ppv_target_max,
            ROUND((t.bumps_from + t.bumps_to) / 14, 2) AS daily_bump_target,
            t.gap_minutes AS min_ppv_gap_minutes,
            0.3 AS saturation_tolerance)),
          '}'),
        ',"total_revenue_period":', CAST(c.revenue AS STRING), '}') AS report
    FROM classified AS c
    JOIN tiers AS t ON t.size_tier = c.size_tier
    WHERE c.message_count > 0
  ),

  -- PPVs with a price that somebody viewed: all that can be said of prices.
  priced AS (
    SELECT m.page, m.category, m.price_tier, CAST(m.price AS FLOAT64) AS price, m.rpr, m.conversion
    FROM messages AS m
    WHERE m.is_ppv AND m.price > 0 AND m.sent > 0 AND m.viewed > 0
  ),

  -- Slope: dollars per recipient for each dollar of price, by least squares. Elasticity: the slope of conversion on
  -- price at the means of both, so -1 is a hundredth fewer purchases for a price a hundredth higher.
  price_effects AS (
    SELECT
      p.page,
      SAFE_DIVIDE(COVAR_POP(p.rpr, p.price), NULLIF(VAR_POP(p.price), 0)) AS rpr_price_slope,
      IF(VAR_POP(p.rpr) > 0 AND VAR_POP(p.price) > 0, CORR(p.rpr, p.price), NULL) AS rpr_price_corr,
      SAFE_DIVIDE(COVAR_POP(p.conversion, p.price), NULLIF(VAR_POP(p.price), 0))
        * SAFE_DIVIDE(AVG(p.price), NULLIF(AVG(p.conversion), 0)) AS conv_price_elasticity_proxy
    FROM priced AS p
    GROUP BY p.page
  ),

  -- How varied a page's messages are: Shannon's entropy of their categories, in bits; 0 is all of one.
  entropies AS (
    SELECT
      s.page,
      -SUM(s.share * LN(s.share)) / LN(2) AS category_entropy
    FROM (
      SELECT c.page, c.msg_count / SUM(c.msg_count) OVER (PARTITION BY c.page) AS share
      FROM (
        SELECT m.page, m.category, COUNT(*) AS msg_count
        FROM messages AS m
        WHERE m.category IS NOT NULL
        GROUP BY m.page, m.category
      ) AS c
    ) AS s
    GROUP BY s.page
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
        NULLIF(AVG(IF(m.day < DATE_SUB(m.today, INTERVAL 30 DAY), m.rpr, NULL)), 0)) - 1 AS trend
    FROM messages AS m
    WHERE m.category IS NOT NULL
    GROUP BY m.page, m.category, m.price_tier
  ),

  shelf_prices AS (
    SELECT
      p.page,
      p.category,
      p.price_tier,
      IF(VAR_POP(p.price) > 0 AND VAR_POP(p.conversion) > 0, CORR(p.price, p.conversion), NULL)
        AS price_sensitivity_corr
    FROM priced AS p
    WHERE p.category IS NOT NULL
    GROUP BY p.page, p.category, p.price_tier
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
      p.price_sensitivity_corr,
      FIRST_VALUE(s.price_tier) OVER (PARTITION BY s.page, s.category ORDER BY s.avg_rpr DESC, s.tier_place)
        AS best_price_tier,
      ROW_NUMBER() OVER (PARTITION BY s.page ORDER BY s.avg_rpr DESC, s.category, s.tier_place) AS place
    FROM shelves AS s
    LEFT JOIN shelf_prices AS p
      ON p.page = s.page AND p.category = s.category AND p.price_tier = s.price_tier
  ),

  -- Up and down from a tenth; none where one of both times has nothing to compare.
  category_lists AS (
    SELECT
      s.page,
      CONCAT('[', STRING_AGG(
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
        ',' ORDER BY s.place), ']') AS list
    FROM ranked_shelves AS s
    WHERE s.place <= 15
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
  -- A PPV may have several.
  appeals AS (
    SELECT m.page, 'urgency' AS appeal, m.urgent AS present, m.rpr, m.conversion FROM messages AS m WHERE m.is_ppv
    UNION ALL
    SELECT m.page, 'question', COALESCE(STRPOS(m.message, '?') > 0, FALSE), m.rpr, m.conversion
    FROM messages AS m
    WHERE m.is_ppv
    UNION ALL
    SELECT m.page, 'exclamation', COALESCE(STRPOS(m.message, '!') > 0, FALSE), m.rpr, m.conversion
    FROM messages AS m
    WHERE m.is_ppv
    UNION ALL
    SELECT m.page, 'emoji', COALESCE(REGEXP_CONTAINS(m.message, r'\p{So}'), FALSE), m.rpr, m.conversion
    FROM messages AS m
    WHERE m.is_ppv
  ),

  -- Lift: how much more than PPVs without it, in percent; none where there are none, or they earned nothing.
  appeal_figures AS (
    SELECT
      a.page,
      a.appeal,
      COUNTIF(a.present) AS msg_count,
      COALESCE(AVG(IF(a.present, a.rpr, NULL)), 0) AS avg_rpr,
      COALESCE(AVG(IF(a.present, a.conversion, NULL)), 0) AS avg_conv,
      100 * (SAFE_DIVIDE(
        AVG(IF(a.present, a.rpr, NULL)), NULLIF(AVG(IF(a.present, NULL, a.rpr)), 0)) - 1) AS rpr_lift_pct
    FROM appeals AS a
    GROUP BY a.page, a.appeal
  ),

  appeal_lists AS (
    SELECT
      f.page,
      CONCAT('[', STRING_AGG(
        TO_JSON_STRING(STRUCT(
          f.appeal AS psychological_trigger,
          f.msg_count AS msg_count,
          f.avg_rpr AS avg_rpr,
          f.avg_conv AS avg_conv,
          f.rpr_lift_pct AS rpr_lift_pct)),
        ',' ORDER BY f.avg_rpr DESC, f.appeal), ']') AS list
    FROM appeal_figures AS f
    WHERE f.msg_count > 0
    GROUP BY f.page
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

  heads AS (
    SELECT
      c.page,
      TO_JSON_STRING(STRUCT(
        c.page_name AS creator_name,
        FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E6SZ', c.as_of) AS analysis_timestamp,
        f.data_freshness AS data_freshness)) AS report
    FROM classified AS c
    LEFT JOIN freshness AS f ON f.span = c.span
  ),

  segments AS (
    SELECT
      c.page,
      TO_JSON_STRING(STRUCT(
        c.segment AS segment_label,
        c.avg_rpr AS avg_rpr,
        c.avg_conv AS avg_conv,
        e.rpr_price_slope AS rpr_price_slope,
        e.rpr_price_corr AS rpr_price_corr,
        e.conv_price_elasticity_proxy AS conv_price_elasticity_proxy,
        n.category_entropy AS category_entropy,
        c.message_count AS sample_size)) AS report
    FROM classified AS c
    LEFT JOIN price_effects AS e ON e.page = c.page
    LEFT JOIN entropies AS n ON n.page = c.page
  )

-- The report is put together as text: of what a page has none, there is null and no empty list.
SELECT
  c.page_name,
  c.as_of,
  CONCAT(
    RTRIM(h.report, '}'),
    ',"account_classification":', COALESCE(a.report, 'null'),
    ',"behavioral_segment":', g.report,
    ',"saturation":', s.report,
    ',"psychological_trigger_analysis":', COALESCE(al.list, 'null'),
    ',"content_category_performance":', COALESCE(cl.list, 'null'),
    ',"day_of_week_patterns":', COALESCE(wl.list, 'null'),
    ',"time_window_optimization":', COALESCE(hl.list, 'null'),
    ',"available_categories":', COALESCE(k.list, 'null'),
    '}') AS performance_report
FROM classified AS c
JOIN heads AS h ON h.page = c.page
JOIN segments AS g ON g.page = c.page
JOIN saturations AS s ON s.page = c.page
CROSS JOIN categories AS k
LEFT JOIN classifications AS a ON a.page = c.page
LEFT JOIN appeal_lists AS al ON al.page = c.page
LEFT JOIN category_lists AS cl ON cl.page = c.page
LEFT JOIN weekday_lists AS wl ON wl.page = c.page
LEFT JOIN hour_lists AS hl ON hl.page = c.page
);
