-- All pages' totals by the price tier of what was sent, in the bank's words; price in ten-thousandths of a dollar.
-- @from TIMESTAMP
-- @before TIMESTAMP
WITH texts AS (
  SELECT
    `${dataset}.sb_caption_key`(caption_text) AS text_key,
    ARRAY_AGG(price_tier ORDER BY caption_id LIMIT 1)[OFFSET(0)] AS price_tier
  FROM `${dataset}.caption_bank`
  GROUP BY text_key
),
messages AS (
  SELECT
    CASE LOWER(TRIM(message_type))
      WHEN 'ppv' THEN TRUE
      WHEN 'bump' THEN FALSE
      WHEN 'free' THEN FALSE
      ELSE COALESCE(price, 0) > 0
    END AS is_ppv,
    COALESCE(SAFE_CAST(ROUND(price * 10000) AS INT64), 0) AS price,
    COALESCE(viewed_count, 0) AS viewed_count,
    COALESCE(SAFE_CAST(ROUND(purchased_count) AS INT64), 0) AS purchased_count,
    `${dataset}.sb_caption_key`(message) AS message_key,
    ${mass_messages.caption_id} AS caption_id
  FROM `${dataset}.mass_messages`
  WHERE sending_time >= @from AND sending_time < @before
)
SELECT
  m.is_ppv,
  IF(m.is_ppv, IF(named.caption_id IS NULL, t.price_tier, named.price_tier), NULL) AS tier_word,
  COUNT(*) AS messages,
  SUM(m.viewed_count) AS viewed_count,
  SUM(m.purchased_count) AS purchased_count,
  SUM(IF(m.is_ppv, m.price, 0)) AS price_sum
FROM messages AS m
LEFT JOIN `${dataset}.caption_bank` AS named ON named.caption_id = m.caption_id
LEFT JOIN texts AS t ON t.text_key = m.message_key
GROUP BY is_ppv, tier_word
ORDER BY is_ppv, tier_word
