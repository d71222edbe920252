-- The captions that something speaks against: 1 is not usable, 2 is locked, 4 rests, 8 is new.
-- Locks from @known on do not count; captions from then on are new.
-- @windows STRING
-- @as_of TIMESTAMP
-- @from DATE
-- @to DATE
-- @schedules ARRAY<STRING>
-- @sent ARRAY<STRING>
-- @known TIMESTAMP
WITH rest_windows AS (
  SELECT
    JSON_VALUE(element, '$.zone') AS zone,
    TIMESTAMP_MICROS(CAST(JSON_VALUE(element, '$.opens') AS INT64)) AS opens,
    TIMESTAMP_MICROS(CAST(JSON_VALUE(element, '$.closes') AS INT64)) AS closes
  FROM UNNEST(JSON_QUERY_ARRAY(@windows)) AS element
),
bank AS (
  SELECT
    caption_id,
    `${dataset}.sb_caption_key`(caption_text) AS caption_key,
    -- A caption without a score has not been tried yet, and may be.
    COALESCE(usage_status IN ('available', 'moderate_recency'), FALSE)
      AND (overall_performance_score IS NULL OR overall_performance_score > 0) AS usable,
    COALESCE(created_at >= @known, FALSE) AS is_new
  FROM `${dataset}.caption_bank`
),
messages AS (
  SELECT page_name, sending_time, `${dataset}.sb_caption_key`(message) AS message_key, ${mass_messages.caption_id} AS caption_id
  FROM `${dataset}.mass_messages`
  WHERE sending_time < @as_of
    AND sending_time >= (SELECT MIN(opens) FROM rest_windows)
),
resting AS (
  SELECT DISTINCT COALESCE(named.caption_key, m.message_key) AS caption_key
  FROM messages AS m
  LEFT JOIN `${dataset}.page_settings` AS s ON s.page_name = m.page_name
  JOIN rest_windows AS w ON w.zone = COALESCE(s.time_zone, '')
  LEFT JOIN bank AS named ON named.caption_id = m.caption_id
  WHERE m.sending_time >= w.opens AND m.sending_time < w.closes
),
locked AS (
  SELECT DISTINCT b.caption_key
  FROM `${dataset}.active_caption_assignments` AS l
  JOIN bank AS b ON b.caption_id = l.caption_id
  -- The sweep ends a lock after its date, which does not undo the send.
  WHERE (COALESCE(l.is_active, TRUE) OR l.deactivation_reason = 'expired')
    AND l.scheduled_send_date BETWEEN @from AND @to
    AND COALESCE(l.assigned_at < @known, TRUE)
    AND (COALESCE(l.schedule_id, '') NOT IN UNNEST(@schedules) OR b.caption_key IN UNNEST(@sent))
),
standing AS (
  SELECT
    b.caption_id,
    IF(b.usable, 0, 1) + IF(l.caption_key IS NULL, 0, 2) + IF(r.caption_key IS NULL, 0, 4)
      + IF(b.is_new, 8, 0) AS against
  FROM bank AS b
  LEFT JOIN locked AS l ON l.caption_key = b.caption_key
  LEFT JOIN resting AS r ON r.caption_key = b.caption_key
)
SELECT caption_id, against FROM standing WHERE against <> 0
