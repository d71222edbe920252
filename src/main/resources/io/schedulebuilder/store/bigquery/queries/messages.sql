-- What pages sent before a moment, page after page; money in ten-thousandths of a dollar, so that it is exact.
-- @pages STRING
-- @before TIMESTAMP
WITH asked AS (
  SELECT JSON_VALUE(page, '$.name') AS name, CAST(JSON_VALUE(page, '$.turn') AS INT64) AS turn
  FROM UNNEST(JSON_QUERY_ARRAY(@pages)) AS page
),
-- The lowest caption of each text.
texts AS (
  SELECT `${dataset}.sb_caption_key`(caption_text) AS text_key, MIN(caption_id) AS caption_id
  FROM `${dataset}.caption_bank`
  GROUP BY text_key
)
SELECT
  a.turn,
  m.row_id,
  UNIX_MICROS(m.sending_time) AS sent_micros,
  CASE LOWER(TRIM(m.message_type))
    WHEN 'ppv' THEN TRUE
    WHEN 'bump' THEN FALSE
    WHEN 'free' THEN FALSE
    ELSE COALESCE(m.price, 0) > 0
  END AS is_ppv,
  SAFE_CAST(ROUND(m.price * 10000) AS INT64) AS price,
  COALESCE(m.sent_count, 0) AS sent_count,
  COALESCE(m.viewed_count, 0) AS viewed_count,
  COALESCE(SAFE_CAST(ROUND(m.purchased_count) AS INT64), 0) AS purchased_count,
  SAFE_CAST(ROUND(m.earnings * 10000) AS INT64) AS earnings,
  COALESCE(named.caption_id, t.caption_id) AS caption_id
FROM asked AS a
JOIN (
  SELECT
    row_id, page_name, `${dataset}.sb_caption_key`(message) AS text_key, sending_time, message_type, price, sent_count, viewed_count, purchased_count, earnings,
    ${mass_messages.caption_id} AS caption_id
  FROM `${dataset}.mass_messages`
) AS m ON m.page_name = a.name
LEFT JOIN `${dataset}.caption_bank` AS named ON named.caption_id = m.caption_id
LEFT JOIN texts AS t ON t.text_key = m.text_key
WHERE m.sending_time < @before
ORDER BY a.turn, m.sending_time, m.row_id
