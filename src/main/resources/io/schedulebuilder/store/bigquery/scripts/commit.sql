-- Writes one plan in one transaction, or fails with the reasons why not as JSON and writes nothing.
-- The commitment is one JSON text. A failure ends the script, and with it undoes the transaction.
DECLARE plan STRING DEFAULT ${commitment};
DECLARE page STRING DEFAULT JSON_VALUE(plan, '$.page_name');
DECLARE schedule STRING DEFAULT JSON_VALUE(plan, '$.schedule_id');
DECLARE replaced ARRAY<STRING> DEFAULT JSON_VALUE_ARRAY(plan, '$.replaced');
DECLARE kept_texts ARRAY<STRING> DEFAULT JSON_VALUE_ARRAY(plan, '$.sent');
DECLARE planned_around ARRAY<STRING> DEFAULT JSON_VALUE_ARRAY(plan, '$.planned_around');
DECLARE first_day_planned DATE DEFAULT CAST(JSON_VALUE(plan, '$.first_day') AS DATE);
DECLARE last_day_planned DATE DEFAULT CAST(JSON_VALUE(plan, '$.last_day') AS DATE);
DECLARE rest_from DATE DEFAULT CAST(JSON_VALUE(plan, '$.rest_from') AS DATE);
DECLARE rest_to DATE DEFAULT CAST(JSON_VALUE(plan, '$.rest_to') AS DATE);
DECLARE moment TIMESTAMP DEFAULT TIMESTAMP_MICROS(CAST(JSON_VALUE(plan, '$.now_micros') AS INT64));
DECLARE holder_now STRING DEFAULT JSON_VALUE(plan, '$.holder');
DECLARE unsent ARRAY<STRUCT<caption_id INT64, scheduled_send_date DATE, scheduled_send_hour INT64>> DEFAULT ARRAY(
  SELECT AS STRUCT
    CAST(JSON_VALUE(element, '$.caption_id') AS INT64) AS caption_id,
    CAST(JSON_VALUE(element, '$.day') AS DATE) AS scheduled_send_date,
    CAST(JSON_VALUE(element, '$.hour') AS INT64) AS scheduled_send_hour
  FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS element
  WHERE JSON_VALUE(element, '$.sent') <> 'true');
DECLARE refusal STRING;
DECLARE version_seen INT64;

BEGIN TRANSACTION;

${guard}
SET refusal = (
  SELECT TO_JSON_STRING(STRUCT(
    ARRAY(
      SELECT g.holder FROM `${dataset}.sb_guard` AS g
      WHERE g.id = 1 AND g.holder IS NOT NULL AND g.holder <> holder_now AND g.held_until >= CURRENT_TIMESTAMP()
    ) AS held,
    -- Without the row nothing would conflict.
    ARRAY(
      SELECT once FROM UNNEST(['missing']) AS once
      WHERE (SELECT COUNT(*) FROM `${dataset}.sb_guard` WHERE id = 1) = 0
    ) AS unguarded,
    ARRAY(
      SELECT l.run_id FROM `${dataset}.schedule_export_log` AS l
      WHERE l.run_id = JSON_VALUE(plan, '$.run.run_id') AND l.status = 'FAILED'
    ) AS given_up,
    ARRAY(
      SELECT r.schedule_id FROM `${dataset}.schedule_recommendations` AS r
      WHERE r.page_name = page AND r.schedule_id IS NOT NULL AND r.status = 'ACTIVE'
        AND r.last_day >= first_day_planned AND r.first_day <= last_day_planned
        AND r.schedule_id NOT IN UNNEST(ARRAY(SELECT id FROM UNNEST(replaced) AS id WHERE id <> schedule))
      ORDER BY r.first_day, r.schedule_id
    ) AS overlapping,
    ARRAY(
      SELECT r.schedule_id FROM `${dataset}.schedule_recommendations` AS r
      WHERE r.page_name = page AND r.schedule_id IS NOT NULL AND r.status = 'ACTIVE'
        AND r.last_day >= rest_from AND r.first_day <= rest_to
        AND r.schedule_id NOT IN UNNEST(planned_around) AND r.schedule_id NOT IN UNNEST(replaced)
      ORDER BY r.first_day, r.schedule_id
    ) AS nearby,
    ARRAY(
      SELECT DISTINCT JSON_VALUE(l, '$.caption_id') FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l
      LEFT JOIN `${dataset}.caption_bank` AS b ON b.caption_id = CAST(JSON_VALUE(l, '$.caption_id') AS INT64)
      WHERE b.caption_id IS NULL
    ) AS absent,
    ARRAY(
      SELECT DISTINCT JSON_VALUE(l, '$.caption_id') FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l
      JOIN `${dataset}.caption_bank` AS b ON b.caption_id = CAST(JSON_VALUE(l, '$.caption_id') AS INT64)
      WHERE JSON_VALUE(l, '$.text_sha256') <> TO_HEX(SHA256(b.caption_text))
    ) AS other_texts,
    ARRAY(
      SELECT STRING_AGG(CAST(b.caption_id AS STRING), ' and ' ORDER BY b.caption_id)
      FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l
      JOIN `${dataset}.caption_bank` AS b ON b.caption_id = CAST(JSON_VALUE(l, '$.caption_id') AS INT64)
      GROUP BY `${dataset}.sb_caption_key`(b.caption_text)
      HAVING COUNT(*) > 1 AND COUNTIF(JSON_VALUE(l, '$.sent') = 'true') < COUNT(*)
    ) AS repeated,
    ARRAY(
      SELECT AS STRUCT
        CAST(p.caption_id AS STRING) AS caption_id,
        r.page_name AS page_name,
        CAST(r.scheduled_send_date AS STRING) AS day,
        r.schedule_id AS schedule_id
      FROM (
        SELECT b.caption_id AS caption_id, `${dataset}.sb_caption_key`(b.caption_text) AS caption_key
        FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l
        JOIN `${dataset}.caption_bank` AS b ON b.caption_id = CAST(JSON_VALUE(l, '$.caption_id') AS INT64)
        WHERE JSON_VALUE(l, '$.sent') <> 'true'
      ) AS p
      JOIN (
        SELECT
          a.page_name, a.schedule_id, a.scheduled_send_date,
          `${dataset}.sb_caption_key`(b.caption_text) AS caption_key
        FROM `${dataset}.active_caption_assignments` AS a
        JOIN `${dataset}.caption_bank` AS b ON b.caption_id = a.caption_id
        WHERE (COALESCE(a.is_active, TRUE) OR a.deactivation_reason = 'expired')
          AND a.scheduled_send_date BETWEEN rest_from AND rest_to
          AND NOT (a.page_name = page AND COALESCE(a.schedule_id, '') IN UNNEST(replaced))
      ) AS r ON r.caption_key = p.caption_key
      ORDER BY p.caption_id, r.scheduled_send_date, r.schedule_id
      -- What an error may say is limited.
      LIMIT 20
    ) AS taken)));

IF ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.held')) + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.unguarded'))
  + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.given_up')) + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.overlapping'))
  + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.nearby')) + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.absent'))
  + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.other_texts')) + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.repeated')) + ARRAY_LENGTH(JSON_QUERY_ARRAY(refusal, '$.taken')) > 0 THEN
  SET refusal = ERROR(CONCAT('schedule-builder refuses ', refusal));
END IF;

-- What a replaced schedule sent before as-of stays locked, unless this plan holds it. A lock that the sweep ended rests
-- its caption as if it had been sent, so it gives way like the others.
UPDATE `${dataset}.active_caption_assignments` AS a
SET is_active = FALSE, deactivated_at = moment, deactivation_reason = 'replaced'
WHERE a.page_name = page AND (COALESCE(a.is_active, TRUE) OR a.deactivation_reason = 'expired')
  AND a.schedule_id IN UNNEST(replaced)
  AND (
    a.caption_id NOT IN (
      SELECT b.caption_id FROM `${dataset}.caption_bank` AS b
      WHERE `${dataset}.sb_caption_key`(b.caption_text) IN UNNEST(kept_texts))
    OR a.caption_id IN (
      SELECT CAST(JSON_VALUE(l, '$.caption_id') AS INT64) FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l));

UPDATE `${dataset}.schedule_recommendations` AS r
SET status = 'REPLACED', replaced_by = schedule
WHERE r.page_name = page AND r.status = 'ACTIVE' AND r.schedule_id IN UNNEST(replaced);

-- A schedule that was replaced once and is gone back to takes its old row.
DELETE FROM `${dataset}.schedule_recommendations` AS r WHERE r.schedule_id = schedule;

INSERT INTO `${dataset}.schedule_recommendations` (
  schedule_id, page_name, created_at, schedule_json, total_messages, saturation_zone, first_day, last_day, status${their_columns})
SELECT
  schedule, page, moment, JSON_VALUE(plan, '$.plan_json'), ARRAY_LENGTH(JSON_QUERY_ARRAY(plan, '$.locks')), JSON_VALUE(plan, '$.saturation_zone'),
  first_day_planned, last_day_planned, 'ACTIVE'${their_values};

INSERT INTO `${dataset}.schedule_export_log` (
  run_id, schedule_id, page_name, export_timestamp, status, message_count, unplaced_count, execution_time_seconds, steps,
  note, export_format, exported_by)
SELECT
  JSON_VALUE(plan, '$.run.run_id'),
  JSON_VALUE(plan, '$.run.schedule_id'),
  page,
  TIMESTAMP_MICROS(CAST(JSON_VALUE(plan, '$.run.started_micros') AS INT64)),
  JSON_VALUE(plan, '$.run.status'),
  CAST(JSON_VALUE(plan, '$.run.message_count') AS INT64),
  CAST(JSON_VALUE(plan, '$.run.unplaced_count') AS INT64),
  CAST(JSON_VALUE(plan, '$.run.seconds') AS FLOAT64),
  JSON_VALUE(plan, '$.run.steps'),
  JSON_VALUE(plan, '$.run.note'),
  'CSV',
  'schedule-builder';

-- What was sent already is not checked against rest.
INSERT INTO `${dataset}.active_caption_assignments` (
  page_name, caption_id, caption_text, assigned_date, scheduled_send_date, scheduled_send_hour, price_tier, is_active,
  assigned_at, assignment_key, schedule_id)
SELECT
  page, b.caption_id, b.caption_text, CAST(JSON_VALUE(plan, '$.assigned_date') AS DATE),
  CAST(JSON_VALUE(l, '$.day') AS DATE), CAST(JSON_VALUE(l, '$.hour') AS INT64), LOWER(b.price_tier), TRUE, moment,
  TO_HEX(SHA256(CONCAT(
    page, '|', CAST(b.caption_id AS STRING), '|', JSON_VALUE(l, '$.day'), '|', JSON_VALUE(l, '$.hour')))),
  schedule
FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l
JOIN `${dataset}.caption_bank` AS b ON b.caption_id = CAST(JSON_VALUE(l, '$.caption_id') AS INT64)
WHERE JSON_VALUE(l, '$.sent') = 'true';

-- The promises of replaced schedules go, except for what they sent: that was earned under their promise.
DELETE FROM `${dataset}.planned_messages` AS m
WHERE m.page_name = page AND (
  (m.schedule_id IN UNNEST(replaced) AND m.caption_id NOT IN (
    SELECT b.caption_id FROM `${dataset}.caption_bank` AS b
    WHERE `${dataset}.sb_caption_key`(b.caption_text) IN UNNEST(kept_texts)))
  OR (m.schedule_id = schedule AND m.caption_id IN (
    SELECT CAST(JSON_VALUE(l, '$.caption_id') AS INT64) FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l
    WHERE JSON_VALUE(l, '$.sent') <> 'true')));

INSERT INTO `${dataset}.planned_messages` (
  schedule_id, page_name, caption_id, planned_at, message_type, price_tier, expected_revenue, promise_factor, propensity,
  propensity_error, explored)
SELECT
  schedule,
  page,
  CAST(JSON_VALUE(l, '$.caption_id') AS INT64),
  TIMESTAMP_MICROS(CAST(JSON_VALUE(l, '$.planned_micros') AS INT64)),
  JSON_VALUE(l, '$.message_type'),
  JSON_VALUE(l, '$.price_tier'),
  CAST(JSON_VALUE(l, '$.expected_revenue') AS FLOAT64),
  CAST(JSON_VALUE(l, '$.promise_factor') AS FLOAT64),
  CAST(JSON_VALUE(l, '$.propensity') AS FLOAT64),
  CAST(JSON_VALUE(l, '$.propensity_error') AS FLOAT64),
  CAST(JSON_VALUE(l, '$.explored') AS BOOL)
FROM UNNEST(JSON_QUERY_ARRAY(plan, '$.locks')) AS l
WHERE JSON_VALUE(l, '$.sent') <> 'true';

IF ARRAY_LENGTH(unsent) > 0 THEN
  CALL `${dataset}.sb_lock_caption_assignments`(
    schedule, page, moment, CAST(JSON_VALUE(plan, '$.assigned_date') AS DATE), unsent);
END IF;

COMMIT TRANSACTION;
