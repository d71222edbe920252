-- Captions with their texts.
-- @ids ARRAY<INT64>
SELECT
  caption_id,
  caption_text,
  `${dataset}.sb_caption_key`(caption_text) AS caption_key,
  price_tier,
  content_category,
  COALESCE(has_urgency, FALSE) AS has_urgency
FROM `${dataset}.caption_bank`
WHERE caption_id IN UNNEST(@ids)
