-- The bank without its texts: each caption with the lowest id of its text.
SELECT
  caption_id,
  MIN(caption_id) OVER (PARTITION BY caption_key) AS same_text,
  price_tier,
  content_category,
  has_urgency
FROM (
  SELECT
    caption_id,
    `${dataset}.sb_caption_key`(caption_text) AS caption_key,
    COALESCE(price_tier, '') AS price_tier,
    COALESCE(content_category, '') AS content_category,
    COALESCE(has_urgency, FALSE) AS has_urgency
  FROM `${dataset}.caption_bank`
)
ORDER BY caption_id
