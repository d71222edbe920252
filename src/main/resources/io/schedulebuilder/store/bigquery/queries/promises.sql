-- What plans promised of their PPVs, and what those earned that were sent as planned: by the page, with the text, within two
-- hours of the time. If a text was sent twice, the send nearest to the time counts. Money in ten-thousandths of a dollar.
WITH bank AS (
  SELECT caption_id, `${dataset}.sb_caption_key`(caption_text) AS caption_key
  FROM `${dataset}.caption_bank`
),
messages AS (
  SELECT
    row_id,
    page_name,
    sending_time,
    earnings,
    `${dataset}.sb_caption_key`(message) AS text_key,
    ${mass_messages.caption_id} AS caption_id
  FROM `${dataset}.mass_messages`
  WHERE CASE LOWER(TRIM(message_type))
      WHEN 'ppv' THEN TRUE
      WHEN 'bump' THEN FALSE
      WHEN 'free' THEN FALSE
      ELSE COALESCE(price, 0) > 0
    END
),
sends AS (
  SELECT m.row_id, m.page_name, m.sending_time, m.earnings, COALESCE(named.caption_key, m.text_key) AS caption_key
  FROM messages AS m
  LEFT JOIN bank AS named ON named.caption_id = m.caption_id
),
as_planned AS (
  SELECT
    p.page_name,
    p.caption_id,
    UNIX_MICROS(p.planned_at) AS planned_micros,
    UNIX_MICROS(s.sending_time) AS sent_micros,
    p.expected_revenue,
    p.promise_factor,
    s.earnings,
    ROW_NUMBER() OVER (
      PARTITION BY p.schedule_id, p.caption_id, p.planned_at
      ORDER BY ABS(UNIX_MICROS(s.sending_time) - UNIX_MICROS(p.planned_at)), s.row_id) AS place
  FROM `${dataset}.planned_messages` AS p
  JOIN bank AS b ON b.caption_id = p.caption_id
  JOIN sends AS s ON s.page_name = p.page_name AND s.caption_key = b.caption_key
  WHERE p.message_type = 'PPV'
    AND p.expected_revenue > 0
    AND ABS(UNIX_MICROS(s.sending_time) - UNIX_MICROS(p.planned_at)) <= 7200000000
)
SELECT
  page_name,
  planned_micros,
  sent_micros,
  SAFE_CAST(ROUND(expected_revenue * 10000) AS INT64) AS expected_revenue,
  promise_factor,
  SAFE_CAST(ROUND(earnings * 10000) AS INT64) AS earnings
FROM as_planned
WHERE place = 1
ORDER BY page_name, planned_micros, caption_id
