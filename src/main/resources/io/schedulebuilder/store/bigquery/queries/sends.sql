-- PPVs of all pages that somebody viewed and whose captions the bank has, page after page.
WITH texts AS (
  SELECT `${dataset}.sb_caption_key`(caption_text) AS text_key, MIN(caption_id) AS caption_id
  FROM `${dataset}.caption_bank`
  GROUP BY text_key
),
messages AS (
  SELECT
    row_id,
    page_name,
    sending_time,
    viewed_count,
    COALESCE(SAFE_CAST(ROUND(purchased_count) AS INT64), 0) AS purchased_count,
    `${dataset}.sb_caption_key`(message) AS text_key,
    ${mass_messages.caption_id} AS caption_id
  FROM `${dataset}.mass_messages`
  WHERE viewed_count > 0
    AND CASE LOWER(TRIM(message_type))
      WHEN 'ppv' THEN TRUE
      WHEN 'bump' THEN FALSE
      WHEN 'free' THEN FALSE
      ELSE COALESCE(price, 0) > 0
    END
)
SELECT
  m.page_name,
  UNIX_MICROS(m.sending_time) AS sent_micros,
  COALESCE(named.caption_id, t.caption_id) AS caption_id,
  m.viewed_count,
  m.purchased_count
FROM messages AS m
LEFT JOIN `${dataset}.caption_bank` AS named ON named.caption_id = m.caption_id
LEFT JOIN texts AS t ON t.text_key = m.text_key
WHERE COALESCE(named.caption_id, t.caption_id) IS NOT NULL
ORDER BY m.page_name, m.sending_time, m.row_id
