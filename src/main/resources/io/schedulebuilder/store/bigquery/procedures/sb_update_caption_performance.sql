-- Computes caption_bandit_stats anew for every caption and page from all messages that the page sent before its local
-- midnight at which p_day begins (NULL, or after it: its own today). Each message counts once, however often this runs: running it
-- again for the same day changes nothing. Rows without such messages stay as they are.
-- Gives one row: added, changed (a figure is another), unchanged.
-- One statement writes, so that it is whole by itself and may also be called within a transaction.
CREATE OR REPLACE PROCEDURE `${dataset}.sb_update_caption_performance`(IN p_day DATE)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  DECLARE updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP();
  DECLARE viewed_lately INT64;
  DECLARE latest DATE;

  -- A day that no page has begun is refused.
  SET latest = (
    SELECT MAX(DATE(updated_at, time_zone))
    FROM (
      SELECT 'America/Los_Angeles' AS time_zone
      UNION ALL
      SELECT time_zone FROM `${dataset}.page_settings`
      WHERE SAFE_CAST(CONCAT('2025-01-01 00:00:00', IF(REGEXP_CONTAINS(time_zone, r'^[+-]'), '', ' '), time_zone) AS TIMESTAMP) IS NOT NULL));
  SET latest = IF(
    p_day > latest,
    ERROR(CONCAT(
      'upkeep: the day ', CAST(p_day AS STRING), ' has not begun; today is ', CAST(latest AS STRING),
      '. Name today or an earlier day.')),
    latest);

  -- A page without a zone, or with one that cannot be read, lives in the default zone.
  CREATE OR REPLACE TEMP TABLE sb_page_days AS
  SELECT p.page_name,
    TIMESTAMP(CONCAT(CAST(p.today AS STRING), ' 00:00:00', p.gap, p.time_zone)) AS midnight,
    TIMESTAMP(CONCAT(CAST(DATE_SUB(p.today, INTERVAL 30 DAY) AS STRING), ' 00:00:00', p.gap, p.time_zone)) AS month_before
  FROM (
    SELECT n.page_name, COALESCE(z.time_zone, 'America/Los_Angeles') AS time_zone,
      IF(REGEXP_CONTAINS(z.time_zone, r'^[+-]'), '', ' ') AS gap, -- an offset follows its time at once
      LEAST(
        COALESCE(p_day, DATE(updated_at, COALESCE(z.time_zone, 'America/Los_Angeles'))),
        DATE(updated_at, COALESCE(z.time_zone, 'America/Los_Angeles'))) AS today
    FROM (SELECT DISTINCT page_name FROM `${dataset}.mass_messages` WHERE TRIM(page_name) <> '') AS n
    LEFT JOIN (
      SELECT page_name, MIN(time_zone) AS time_zone
      FROM `${dataset}.page_settings`
      WHERE SAFE_CAST(CONCAT('2025-01-01 00:00:00', IF(REGEXP_CONTAINS(time_zone, r'^[+-]'), '', ' '), time_zone) AS TIMESTAMP) IS NOT NULL
      GROUP BY page_name) AS z
    ON z.page_name = n.page_name) AS p;

  SET viewed_lately = (
    SELECT COUNT(*)
    FROM `${dataset}.mass_messages` AS m
    JOIN sb_page_days AS d ON d.page_name = m.page_name
    WHERE m.viewed_count > 0 AND m.sending_time >= d.month_before AND m.sending_time < d.midnight);
  SET viewed_lately = IF(
    viewed_lately = 0,
    ERROR(CONCAT(
      'mass_messages: no page had a viewer in the 30 days before ', COALESCE(CAST(p_day AS STRING), 'today'),
      ', so the caption statistics would be stale. Nothing was written. Import newer messages (schedule-builder warehouse',
      ' import), or name an earlier day.')),
    viewed_lately);

  -- A message's caption is the one that it names, if the bank has it, else the lowest with its text's key.
  CREATE OR REPLACE TEMP TABLE sb_fresh_statistics AS
  WITH messages AS (
    SELECT page_name, row_id, `${dataset}.sb_caption_key`(message) AS text_key, sending_time, ${mass_messages.caption_id} AS named_id,
      GREATEST(COALESCE(viewed_count, 0), 0) AS viewers,
      GREATEST(COALESCE(SAFE_CAST(purchased_count AS INT64), 0), 0) AS purchases,
      COALESCE(SAFE_CAST(ROUND(earnings * 10000) AS INT64), 0) AS earned -- ten-thousandths of a dollar
    FROM `${dataset}.mass_messages`),
  bank AS (SELECT caption_id, `${dataset}.sb_caption_key`(caption_text) AS text_key FROM `${dataset}.caption_bank`),
  named AS (SELECT DISTINCT caption_id FROM bank),
  texts AS (SELECT text_key, MIN(caption_id) AS caption_id FROM bank GROUP BY text_key),
  sent AS (
    SELECT COALESCE(n.caption_id, t.caption_id) AS caption_id, m.page_name, m.row_id, m.sending_time, d.midnight,
      m.viewers, LEAST(m.purchases, m.viewers) AS buyers, m.earned
    FROM messages AS m
    JOIN sb_page_days AS d ON d.page_name = m.page_name
    LEFT JOIN named AS n ON n.caption_id = m.named_id
    LEFT JOIN texts AS t ON t.text_key = m.text_key
    WHERE m.sending_time < d.midnight),
  placed AS (
    SELECT *,
      ROW_NUMBER() OVER (PARTITION BY caption_id, page_name, viewers > 0 ORDER BY sending_time DESC, row_id DESC) AS place
    FROM sent
    WHERE caption_id IS NOT NULL),
  sums AS (
    SELECT caption_id, page_name, MAX(midnight) AS midnight, SUM(buyers) AS x, SUM(viewers) AS n,
      SUM(earned) / 10000 AS revenue,
      SUM(IF(viewers > 0, earned, 0)) / 10000 / NULLIF(SUM(viewers), 0) AS emv,
      MAX(IF(viewers > 0 AND place = 1, earned / 10000 / NULLIF(viewers, 0), NULL)) AS last_emv,
      MAX(sending_time) AS last_used
    FROM placed
    GROUP BY caption_id, page_name),
  ranked AS (
    SELECT *, `${dataset}.sb_wilson_score_bounds`(x, n - x) AS bounds,
      RANK() OVER (PARTITION BY page_name, emv IS NULL ORDER BY emv) - 1 AS less,
      RANK() OVER (PARTITION BY page_name, emv IS NULL ORDER BY emv DESC) - 1 AS more,
      COUNT(*) OVER (PARTITION BY page_name, emv IS NULL) - 1 AS others
    FROM sums)
  SELECT caption_id, page_name, x AS successes, n - x AS failures, n AS total_observations, revenue AS total_revenue,
    x / NULLIF(n, 0) AS avg_conversion_rate, emv AS avg_emv, last_emv AS last_emv_observed,
    bounds.lower_bound AS confidence_lower_bound, bounds.upper_bound AS confidence_upper_bound,
    bounds.exploration_bonus AS exploration_score, last_used, midnight AS last_updated,
    IF(emv IS NULL, NULL, COALESCE(DIV((100 * (less + others - more) + others), NULLIF(2 * others, 0)), 100))
      AS performance_percentile
  FROM ranked;

  CREATE OR REPLACE TEMP TABLE sb_compared_statistics AS
  SELECT COUNTIF(c.absent) AS added, COUNTIF(NOT c.absent AND c.differs) AS changed,
    COUNTIF(NOT c.absent AND NOT c.differs) AS unchanged
  FROM (
    SELECT s.caption_id IS NULL AS absent,
      s.successes IS DISTINCT FROM f.successes OR s.failures IS DISTINCT FROM f.failures
      OR s.total_observations IS DISTINCT FROM f.total_observations
      OR s.total_revenue IS DISTINCT FROM f.total_revenue
      OR s.avg_conversion_rate IS DISTINCT FROM f.avg_conversion_rate
      OR s.avg_emv IS DISTINCT FROM f.avg_emv OR s.last_emv_observed IS DISTINCT FROM f.last_emv_observed
      OR s.confidence_lower_bound IS DISTINCT FROM f.confidence_lower_bound
      OR s.confidence_upper_bound IS DISTINCT FROM f.confidence_upper_bound
      OR s.exploration_score IS DISTINCT FROM f.exploration_score OR s.last_used IS DISTINCT FROM f.last_used
      OR s.performance_percentile IS DISTINCT FROM f.performance_percentile AS differs
    FROM sb_fresh_statistics AS f
    LEFT JOIN `${dataset}.caption_bandit_stats` AS s
    ON s.caption_id = f.caption_id AND s.page_name = f.page_name) AS c;

  MERGE `${dataset}.caption_bandit_stats` AS s
  USING sb_fresh_statistics AS f
  ON s.caption_id = f.caption_id AND s.page_name = f.page_name
  WHEN MATCHED THEN UPDATE SET
    successes = f.successes, failures = f.failures, total_observations = f.total_observations,
    total_revenue = f.total_revenue, avg_conversion_rate = f.avg_conversion_rate, avg_emv = f.avg_emv,
    last_emv_observed = f.last_emv_observed, confidence_lower_bound = f.confidence_lower_bound,
    confidence_upper_bound = f.confidence_upper_bound, exploration_score = f.exploration_score, last_used = f.last_used,
    last_updated = f.last_updated, performance_percentile = f.performance_percentile
  WHEN NOT MATCHED THEN INSERT (
    caption_id, page_name, successes, failures, total_observations, total_revenue, avg_conversion_rate, avg_emv,
    last_emv_observed, confidence_lower_bound, confidence_upper_bound, exploration_score, last_used, last_updated,
    performance_percentile)
  VALUES (
    f.caption_id, f.page_name, f.successes, f.failures, f.total_observations, f.total_revenue, f.avg_conversion_rate,
    f.avg_emv, f.last_emv_observed, f.confidence_lower_bound, f.confidence_upper_bound, f.exploration_score, f.last_used,
    f.last_updated, f.performance_percentile);

  SELECT added, changed, unchanged FROM sb_compared_statistics;
END
