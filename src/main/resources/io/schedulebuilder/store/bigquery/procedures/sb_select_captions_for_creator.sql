-- Chooses the captions of a page's week that begins on the local day of p_as_of: exactly as many of each price tier as asked
-- where the pool allows, at most 5 urgent PPVs in all and 20 captions of one category, one of each text. Nothing of another
-- price tier is put in where one is short.
--
-- Score, from 0 to 1: 0.70 draw + 0.15 diversity + 0.15 worth, less 0.20 for what a soft restriction matches. Draw is the
-- share of the price tier's captions that drew less, from each one's Beta posterior of its conversion on the page (Thompson,
-- Biometrika 25 (1933) 285-294); worth is the share with a lower posterior mean; diversity is how unlike the page's sends of
-- the seven days before. The prior is the tier's conversion on the page in 90 days, else on all pages, else 0.02, and weighs
-- as much as 500 viewers; the page's own evidence counts half after each 30 days.
--
-- p_segment has no part in it: the price mix that is asked for does that work. The same rows, seed and local day give the
-- same captions, in whatever order the rows lie: sums are exact, ages are whole days, and every caption has its own numbers.
-- The result is also left in the temporary table caption_selection_results, for the script or session that called.
CREATE OR REPLACE PROCEDURE `${dataset}.sb_select_captions_for_creator`(
  IN p_page_name STRING, IN p_segment STRING, IN p_budget INT64, IN p_mid INT64, IN p_premium INT64, IN p_bump INT64,
  IN p_seed INT64, IN p_as_of TIMESTAMP)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  DECLARE own_zone STRING;
  DECLARE first_day DATE;

  -- A page without a zone, or with one that cannot be read, lives in the default zone.
  SET own_zone = COALESCE(
    (SELECT MIN(time_zone) FROM `${dataset}.page_settings`
     WHERE page_name = p_page_name AND SAFE_CAST(CONCAT('2025-01-01 00:00:00', IF(REGEXP_CONTAINS(time_zone, r'^[+-]'), '', ' '), time_zone) AS TIMESTAMP) IS NOT NULL),
    'America/Los_Angeles');
  SET first_day = DATE(p_as_of, own_zone);

  CREATE OR REPLACE TEMP TABLE sb_bank AS
  SELECT w.caption_id, w.caption_text, w.text_key, w.tier_word, w.category, w.urgent, w.usable,
    IF(w.tier_word IN ('budget', 'mid', 'premium'), w.tier_word,
      IF(w.tier_word = 'luxury', 'premium', IF(w.tier_word IN ('bump', 'free'), 'bump', NULL))) AS tier
  FROM (
    SELECT caption_id, caption_text, `${dataset}.sb_caption_key`(caption_text) AS text_key,
      LOWER(TRIM(price_tier)) AS tier_word,
      IF(TRIM(COALESCE(content_category, '')) = '', 'uncategorised', LOWER(TRIM(content_category))) AS category,
      COALESCE(has_urgency, FALSE) AS urgent,
      COALESCE(usage_status, '') IN ('available', 'moderate_recency') AND COALESCE(overall_performance_score, 1) > 0
        AS usable
    FROM `${dataset}.caption_bank`) AS w;

  -- A message's caption is the one that it names, if the bank has it, else the lowest with its text's key.
  CREATE OR REPLACE TEMP TABLE sb_sent AS
  SELECT m.page_name, m.row_id, m.sending_time, m.viewers, LEAST(m.purchases, m.viewers) AS buyers,
    COALESCE(n.caption_id, t.caption_id) AS caption_id, COALESCE(n.text_key, m.text_key) AS text_key,
    DATE(m.sending_time, COALESCE(z.time_zone, 'America/Los_Angeles')) AS sent_on
  FROM (
    SELECT page_name, row_id, sending_time, `${dataset}.sb_caption_key`(message) AS text_key,
      ${mass_messages.caption_id} AS named_id, GREATEST(COALESCE(viewed_count, 0), 0) AS viewers,
      GREATEST(COALESCE(SAFE_CAST(purchased_count AS INT64), 0), 0) AS purchases
    FROM `${dataset}.mass_messages`
    WHERE sending_time < p_as_of) AS m
  LEFT JOIN (
    SELECT page_name, MIN(time_zone) AS time_zone
    FROM `${dataset}.page_settings`
    WHERE SAFE_CAST(CONCAT('2025-01-01 00:00:00', IF(REGEXP_CONTAINS(time_zone, r'^[+-]'), '', ' '), time_zone) AS TIMESTAMP) IS NOT NULL
    GROUP BY page_name) AS z
  ON z.page_name = m.page_name
  LEFT JOIN sb_bank AS n ON n.caption_id = m.named_id
  LEFT JOIN (SELECT text_key, MIN(caption_id) AS caption_id FROM sb_bank GROUP BY text_key) AS t
  ON t.text_key = m.text_key;

  -- The newest active restriction of each scope, a word or pattern a row.
  CREATE OR REPLACE TEMP TABLE sb_restrictions AS
  WITH newest AS (
    SELECT scope, hard_patterns, soft_patterns, restricted_categories, restricted_price_tiers
    FROM (
      SELECT *, ROW_NUMBER() OVER (PARTITION BY scope ORDER BY version DESC, updated_at DESC) AS place
      FROM (
        SELECT UPPER(TRIM(COALESCE(applies_to_scope, 'ALL'))) AS scope, hard_patterns, soft_patterns,
          restricted_categories, restricted_price_tiers, version, updated_at
        FROM `${dataset}.creator_caption_restrictions`
        WHERE is_active AND page_name = p_page_name))
    WHERE place = 1)
  SELECT scope, 'hard' AS kind, word FROM newest, UNNEST(hard_patterns) AS word
  UNION ALL
  SELECT scope, 'soft' AS kind, word FROM newest, UNNEST(soft_patterns) AS word
  UNION ALL
  SELECT scope, 'category' AS kind, LOWER(TRIM(word)) AS word FROM newest, UNNEST(restricted_categories) AS word
  UNION ALL
  SELECT scope, 'tier' AS kind, LOWER(TRIM(word)) AS word FROM newest, UNNEST(restricted_price_tiers) AS word;

  -- Free: usable, of a tier that is asked for, not restricted, and its text not sent, nor locked, on any page within seven
  -- days before the week or after it. Of copies of a text the one with the lowest id.
  CREATE OR REPLACE TEMP TABLE sb_free AS
  WITH resting AS (
    SELECT DISTINCT text_key FROM sb_sent
    WHERE sent_on BETWEEN DATE_SUB(first_day, INTERVAL 7 DAY) AND DATE_ADD(first_day, INTERVAL 13 DAY)),
  locked AS (
    SELECT DISTINCT b.text_key
    FROM `${dataset}.active_caption_assignments` AS a
    JOIN sb_bank AS b ON b.caption_id = a.caption_id
    WHERE (COALESCE(a.is_active, TRUE) OR a.deactivation_reason = 'expired')
      AND a.scheduled_send_date BETWEEN DATE_SUB(first_day, INTERVAL 7 DAY) AND DATE_ADD(first_day, INTERVAL 13 DAY)),
  restricted AS (
    SELECT b.caption_id, MAX(IF(r.kind = 'soft', 0, 1)) AS hard
    FROM sb_bank AS b
    CROSS JOIN sb_restrictions AS r
    WHERE IF(r.scope = 'PPV_ONLY', b.tier <> 'bump', IF(r.scope = 'BUMP_ONLY', b.tier = 'bump', TRUE))
      AND IF(
        r.kind IN ('hard', 'soft'),
        REGEXP_CONTAINS(b.caption_text, r.word),
        IF(
          r.kind = 'category',
          r.word = b.category,
          r.word = b.tier_word OR r.word = b.tier OR r.word = 'luxury' AND b.tier = 'premium'
            OR r.word = 'free' AND b.tier = 'bump'))
    GROUP BY b.caption_id),
  free AS (
    SELECT b.caption_id, b.caption_text, b.text_key, b.tier, b.category, b.urgent, x.caption_id IS NOT NULL AS soft,
      ROW_NUMBER() OVER (PARTITION BY b.text_key ORDER BY b.caption_id) AS copy
    FROM sb_bank AS b
    LEFT JOIN resting AS s ON s.text_key = b.text_key
    LEFT JOIN locked AS l ON l.text_key = b.text_key
    LEFT JOIN restricted AS x ON x.caption_id = b.caption_id
    WHERE b.usable AND b.tier IS NOT NULL AND s.text_key IS NULL AND l.text_key IS NULL AND COALESCE(x.hard, 0) = 0)
  SELECT caption_id, caption_text, text_key, tier, category, urgent, soft FROM free WHERE copy = 1;

  -- Each caption's posterior on the page. Decayed counts are summed as decimals: exactly, in any order.
  CREATE OR REPLACE TEMP TABLE sb_posteriors AS
  WITH by_tier AS (
    SELECT b.tier,
      SUM(IF(s.page_name = p_page_name, s.viewers, 0)) AS page_viewers,
      SUM(IF(s.page_name = p_page_name, s.buyers, 0)) AS page_buyers,
      SUM(s.viewers) AS all_viewers,
      SUM(s.buyers) AS all_buyers
    FROM sb_sent AS s
    JOIN sb_bank AS b ON b.caption_id = s.caption_id
    WHERE s.sent_on >= DATE_SUB(first_day, INTERVAL 90 DAY)
    GROUP BY b.tier),
  priors AS (
    SELECT tier,
      IF(page_buyers > 0, page_buyers / NULLIF(page_viewers, 0),
        IF(all_buyers > 0, all_buyers / NULLIF(all_viewers, 0), 0.02)) AS mean
    FROM by_tier),
  evidence AS (
    SELECT text_key,
      CAST(SUM(CAST(viewers * POW(0.5, DATE_DIFF(first_day, sent_on, DAY) / 30) AS NUMERIC)) AS FLOAT64) AS viewers,
      CAST(SUM(CAST(buyers * POW(0.5, DATE_DIFF(first_day, sent_on, DAY) / 30) AS NUMERIC)) AS FLOAT64) AS buyers
    FROM sb_sent
    WHERE page_name = p_page_name
    GROUP BY text_key)
  SELECT f.caption_id, f.tier, COALESCE(e.viewers, 0) AS viewers,
    GREATEST(0.01, COALESCE(p.mean, 0.02) * 500 + COALESCE(e.buyers, 0)) AS shape_buyers,
    GREATEST(0.01, (1 - COALESCE(p.mean, 0.02)) * 500 + COALESCE(e.viewers, 0) - COALESCE(e.buyers, 0)) AS shape_others
  FROM sb_free AS f
  LEFT JOIN priors AS p ON p.tier = f.tier
  LEFT JOIN evidence AS e ON e.text_key = f.text_key;

  -- A Beta draw is one gamma's share of two. Gammas by Marsaglia and Tsang, "A simple method for generating gamma
  -- variables", ACM Transactions on Mathematical Software 26 (2000) 363-372, of which 95 proposals in 100 are accepted or
  -- more: the fourth, wanted once in ten thousand or less, is taken as it is. A shape below 1 is raised by one, and the gamma multiplied by
  -- u to the power 1 / shape. Normals by Box and Muller, Annals of Mathematical Statistics 29 (1958) 610-611.
  CREATE OR REPLACE TEMP TABLE sb_draws AS
  WITH shapes AS (
    SELECT caption_id, 'b' AS part, shape_buyers AS shape FROM sb_posteriors
    UNION ALL
    SELECT caption_id, 'o' AS part, shape_others AS shape FROM sb_posteriors),
  uniforms AS (
    SELECT s.caption_id, s.part, s.shape, attempt, IF(s.shape < 1, s.shape + 1, s.shape) - 1 / 3 AS d,
      GREATEST(1e-16, LEAST(1 - 1e-16, 0.5 + FARM_FINGERPRINT(CONCAT(
        CAST(p_seed AS STRING), '|', CAST(s.caption_id AS STRING), '|', s.part, CAST(attempt AS STRING), 'u'))
        / 18446744073709551616.0)) AS u,
      GREATEST(1e-16, LEAST(1 - 1e-16, 0.5 + FARM_FINGERPRINT(CONCAT(
        CAST(p_seed AS STRING), '|', CAST(s.caption_id AS STRING), '|', s.part, CAST(attempt AS STRING), 'v'))
        / 18446744073709551616.0)) AS u_radius,
      GREATEST(1e-16, LEAST(1 - 1e-16, 0.5 + FARM_FINGERPRINT(CONCAT(
        CAST(p_seed AS STRING), '|', CAST(s.caption_id AS STRING), '|', s.part, CAST(attempt AS STRING), 'w'))
        / 18446744073709551616.0)) AS u_angle
    FROM shapes AS s
    CROSS JOIN UNNEST([1, 2, 3, 4]) AS attempt),
  normals AS (
    SELECT caption_id, part, shape, attempt, d, u,
      SQRT(-2 * LN(u_radius)) * COS(2 * ACOS(-1) * u_angle) AS z
    FROM uniforms),
  cubes AS (SELECT caption_id, part, shape, attempt, d, u, z, 1 + z / SQRT(9 * d) AS root FROM normals),
  proposals AS (
    SELECT caption_id, part, shape, attempt, d * POW(GREATEST(root, 1e-3), 3) AS gamma,
      root > 0 AND LN(u) < z * z / 2 + d - d * POW(GREATEST(root, 1e-3), 3) + 3 * d * LN(GREATEST(root, 1e-3))
        OR attempt = 4 AS accepted
    FROM cubes),
  accepted AS (
    SELECT caption_id, part, shape, gamma,
      ROW_NUMBER() OVER (PARTITION BY caption_id, part ORDER BY attempt) AS place
    FROM proposals
    WHERE accepted),
  gammas AS (
    SELECT caption_id, part,
      gamma * IF(
        shape < 1,
        POW(
          GREATEST(1e-16, LEAST(1 - 1e-16, 0.5 + FARM_FINGERPRINT(CONCAT(
            CAST(p_seed AS STRING), '|', CAST(caption_id AS STRING), '|', part, 'x'))
            / 18446744073709551616.0)),
          1 / shape),
        1) AS gamma
    FROM accepted
    WHERE place = 1)
  SELECT b.caption_id, b.gamma / (b.gamma + o.gamma) AS draw
  FROM gammas AS b
  JOIN gammas AS o ON o.caption_id = b.caption_id
  WHERE b.part = 'b' AND o.part = 'o';

  -- Diversity: category among the last five, price tier among the last seven, urgent again; from its range to 0..1.
  CREATE OR REPLACE TEMP TABLE sb_scored AS
  WITH recent AS (
    SELECT category, tier, urgent, place
    FROM (
      SELECT b.category, b.tier, b.urgent, ROW_NUMBER() OVER (ORDER BY s.sending_time DESC, s.row_id DESC) AS place
      FROM sb_sent AS s
      JOIN sb_bank AS b ON b.caption_id = s.caption_id
      WHERE s.page_name = p_page_name AND b.tier IS NOT NULL AND s.sent_on >= DATE_SUB(first_day, INTERVAL 7 DAY))
    WHERE place <= 7),
  ranked AS (
    SELECT f.caption_id, f.caption_text, f.tier, f.category, f.urgent, f.soft, p.viewers, p.shape_buyers, p.shape_others,
      d.draw,
      RANK() OVER (PARTITION BY f.tier ORDER BY d.draw) - RANK() OVER (PARTITION BY f.tier ORDER BY d.draw DESC)
        AS draw_balance,
      RANK() OVER (PARTITION BY f.tier ORDER BY p.shape_buyers / (p.shape_buyers + p.shape_others))
        - RANK() OVER (PARTITION BY f.tier ORDER BY p.shape_buyers / (p.shape_buyers + p.shape_others) DESC)
        AS worth_balance,
      COUNT(*) OVER (PARTITION BY f.tier) - 1 AS others
    FROM sb_free AS f
    JOIN sb_posteriors AS p ON p.caption_id = f.caption_id
    JOIN sb_draws AS d ON d.caption_id = f.caption_id),
  parts AS (
    SELECT r.caption_id, r.caption_text, r.tier, r.category, r.urgent, r.soft, r.viewers, r.shape_buyers, r.shape_others,
      r.draw,
      IF(r.others = 0, 1.0, (r.others + r.draw_balance) / NULLIF(2 * r.others, 0)) AS draw_rank,
      IF(r.others = 0, 1.0, (r.others + r.worth_balance) / NULLIF(2 * r.others, 0)) AS worth_rank,
      (IF(c.category IS NULL, 0.1, -0.2) + IF(t.tier IS NULL, 0.1, -0.2)
        + IF(r.urgent AND COALESCE(l.urgent, FALSE), -0.1, 0.05) + 0.5) / 0.75 AS diversity
    FROM ranked AS r
    LEFT JOIN (SELECT DISTINCT category FROM recent WHERE place <= 5) AS c ON c.category = r.category
    LEFT JOIN (SELECT DISTINCT tier FROM recent) AS t ON t.tier = r.tier
    LEFT JOIN (SELECT 1 AS one, urgent FROM recent WHERE place = 1) AS l ON l.one = 1)
  SELECT caption_id, caption_text, tier, category, urgent, soft, viewers, shape_buyers, shape_others, draw, draw_rank,
    worth_rank, diversity, 0.70 * draw_rank + 0.15 * diversity + 0.15 * worth_rank - IF(soft, 0.20, 0) AS score,
    IF(tier = 'budget', COALESCE(p_budget, 0), IF(tier = 'mid', COALESCE(p_mid, 0),
      IF(tier = 'premium', COALESCE(p_premium, 0), COALESCE(p_bump, 0)))) AS asked,
    FALSE AS left_out
  FROM parts;

  -- The limits. In each round the best of each tier stand for it. Where more than 20 of a category, or 5 urgent PPVs, stand,
  -- the best of these stay, first those that their tier cannot do without, and all others of the kind are left out for good.
  -- A kind fills up once, and one category takes 20 places to do so: four rounds do for up to 79 captions. Where a pool has so
  -- few categories that several fill up, some places may stay empty that an exchange could fill. The rounds are written out:
  -- the emulator that tests run against takes END WHILE for the procedure's own END.
  CREATE OR REPLACE TEMP TABLE sb_round_1 AS
  WITH standing AS (
    SELECT *,
      NOT left_out AND ROW_NUMBER() OVER (PARTITION BY tier, left_out ORDER BY score DESC, caption_id) <= asked AS stands,
      ROW_NUMBER() OVER (PARTITION BY tier, urgent, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out OR urgent, 0, 1)) OVER (PARTITION BY tier) AS urgent_needed,
      ROW_NUMBER() OVER (PARTITION BY tier, category, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier)
          + SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier, category) AS category_needed
    FROM sb_scored),
  limited AS (SELECT *, urgent AND tier <> 'bump' AS urgent_ppv FROM standing),
  urgencies AS (
    SELECT *,
      NOT left_out AND (
        NOT urgent_ppv OR SUM(IF(stands AND urgent_ppv, 1, 0)) OVER () <= 5
        OR stands AND ROW_NUMBER() OVER (
          PARTITION BY urgent_ppv, stands ORDER BY urgent_needed DESC, score DESC, caption_id) <= 5) AS stays
    FROM limited),
  counted AS (SELECT *, stands AND stays AS counts FROM urgencies)
  SELECT * EXCEPT (left_out, stands, urgent_needed, category_needed, urgent_ppv, stays, counts),
    NOT stays OR SUM(IF(counts, 1, 0)) OVER (PARTITION BY category) > 20 AND NOT (
      counts AND ROW_NUMBER() OVER (
        PARTITION BY category, counts
        ORDER BY category_needed OR urgent_ppv AND urgent_needed DESC, score DESC, caption_id) <= 20) AS left_out
  FROM counted;

  CREATE OR REPLACE TEMP TABLE sb_round_2 AS
  WITH standing AS (
    SELECT *,
      NOT left_out AND ROW_NUMBER() OVER (PARTITION BY tier, left_out ORDER BY score DESC, caption_id) <= asked AS stands,
      ROW_NUMBER() OVER (PARTITION BY tier, urgent, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out OR urgent, 0, 1)) OVER (PARTITION BY tier) AS urgent_needed,
      ROW_NUMBER() OVER (PARTITION BY tier, category, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier)
          + SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier, category) AS category_needed
    FROM sb_round_1),
  limited AS (SELECT *, urgent AND tier <> 'bump' AS urgent_ppv FROM standing),
  urgencies AS (
    SELECT *,
      NOT left_out AND (
        NOT urgent_ppv OR SUM(IF(stands AND urgent_ppv, 1, 0)) OVER () <= 5
        OR stands AND ROW_NUMBER() OVER (
          PARTITION BY urgent_ppv, stands ORDER BY urgent_needed DESC, score DESC, caption_id) <= 5) AS stays
    FROM limited),
  counted AS (SELECT *, stands AND stays AS counts FROM urgencies)
  SELECT * EXCEPT (left_out, stands, urgent_needed, category_needed, urgent_ppv, stays, counts),
    NOT stays OR SUM(IF(counts, 1, 0)) OVER (PARTITION BY category) > 20 AND NOT (
      counts AND ROW_NUMBER() OVER (
        PARTITION BY category, counts
        ORDER BY category_needed OR urgent_ppv AND urgent_needed DESC, score DESC, caption_id) <= 20) AS left_out
  FROM counted;

  CREATE OR REPLACE TEMP TABLE sb_round_3 AS
  WITH standing AS (
    SELECT *,
      NOT left_out AND ROW_NUMBER() OVER (PARTITION BY tier, left_out ORDER BY score DESC, caption_id) <= asked AS stands,
      ROW_NUMBER() OVER (PARTITION BY tier, urgent, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out OR urgent, 0, 1)) OVER (PARTITION BY tier) AS urgent_needed,
      ROW_NUMBER() OVER (PARTITION BY tier, category, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier)
          + SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier, category) AS category_needed
    FROM sb_round_2),
  limited AS (SELECT *, urgent AND tier <> 'bump' AS urgent_ppv FROM standing),
  urgencies AS (
    SELECT *,
      NOT left_out AND (
        NOT urgent_ppv OR SUM(IF(stands AND urgent_ppv, 1, 0)) OVER () <= 5
        OR stands AND ROW_NUMBER() OVER (
          PARTITION BY urgent_ppv, stands ORDER BY urgent_needed DESC, score DESC, caption_id) <= 5) AS stays
    FROM limited),
  counted AS (SELECT *, stands AND stays AS counts FROM urgencies)
  SELECT * EXCEPT (left_out, stands, urgent_needed, category_needed, urgent_ppv, stays, counts),
    NOT stays OR SUM(IF(counts, 1, 0)) OVER (PARTITION BY category) > 20 AND NOT (
      counts AND ROW_NUMBER() OVER (
        PARTITION BY category, counts
        ORDER BY category_needed OR urgent_ppv AND urgent_needed DESC, score DESC, caption_id) <= 20) AS left_out
  FROM counted;

  CREATE OR REPLACE TEMP TABLE sb_round_4 AS
  WITH standing AS (
    SELECT *,
      NOT left_out AND ROW_NUMBER() OVER (PARTITION BY tier, left_out ORDER BY score DESC, caption_id) <= asked AS stands,
      ROW_NUMBER() OVER (PARTITION BY tier, urgent, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out OR urgent, 0, 1)) OVER (PARTITION BY tier) AS urgent_needed,
      ROW_NUMBER() OVER (PARTITION BY tier, category, left_out ORDER BY score DESC, caption_id)
        <= asked - SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier)
          + SUM(IF(left_out, 0, 1)) OVER (PARTITION BY tier, category) AS category_needed
    FROM sb_round_3),
  limited AS (SELECT *, urgent AND tier <> 'bump' AS urgent_ppv FROM standing),
  urgencies AS (
    SELECT *,
      NOT left_out AND (
        NOT urgent_ppv OR SUM(IF(stands AND urgent_ppv, 1, 0)) OVER () <= 5
        OR stands AND ROW_NUMBER() OVER (
          PARTITION BY urgent_ppv, stands ORDER BY urgent_needed DESC, score DESC, caption_id) <= 5) AS stays
    FROM limited),
  counted AS (SELECT *, stands AND stays AS counts FROM urgencies)
  SELECT * EXCEPT (left_out, stands, urgent_needed, category_needed, urgent_ppv, stays, counts),
    NOT stays OR SUM(IF(counts, 1, 0)) OVER (PARTITION BY category) > 20 AND NOT (
      counts AND ROW_NUMBER() OVER (
        PARTITION BY category, counts
        ORDER BY category_needed OR urgent_ppv AND urgent_needed DESC, score DESC, caption_id) <= 20) AS left_out
  FROM counted;

  -- Beyond what four rounds settle, the limits hold all the same.
  CREATE OR REPLACE TEMP TABLE caption_selection_results AS
  WITH standing AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY tier ORDER BY score DESC, caption_id) AS place
    FROM sb_round_4
    WHERE NOT left_out),
  of_categories AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY category ORDER BY score DESC, caption_id) AS category_place
    FROM standing
    WHERE place <= asked),
  of_urgencies AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY urgent AND tier <> 'bump' ORDER BY score DESC, caption_id) AS urgent_place
    FROM of_categories
    WHERE category_place <= 20)
  SELECT caption_id, caption_text, tier AS price_tier, category AS content_category, urgent AS has_urgency,
    GREATEST(0.0, LEAST(1.0, score)) AS final_score,
    STRUCT(
      draw AS draw, draw_rank AS draw_rank, worth_rank AS worth_rank, diversity AS diversity, soft AS soft_restricted,
      shape_buyers AS posterior_buyers, shape_others AS posterior_others, viewers AS evidence_viewers) AS debug_info
  FROM of_urgencies
  WHERE urgent_place <= 5 OR tier = 'bump' OR NOT urgent;

  SELECT caption_id, caption_text, price_tier, content_category, has_urgency, final_score, debug_info
  FROM caption_selection_results
  ORDER BY final_score DESC, caption_id;
END
