-- The captions whose text a pattern of some restriction matches: bit i of the masks is restriction i.
-- @hard ARRAY<STRING>
-- @hard_bits ARRAY<INT64>
-- @soft ARRAY<STRING>
-- @soft_bits ARRAY<INT64>
WITH hard AS (
  SELECT b.caption_id, BIT_OR(@hard_bits[OFFSET(place)]) AS mask
  FROM `${dataset}.caption_bank` AS b, UNNEST(@hard) AS pattern WITH OFFSET AS place
  WHERE REGEXP_CONTAINS(b.caption_text, pattern)
  GROUP BY b.caption_id
),
soft AS (
  SELECT b.caption_id, BIT_OR(@soft_bits[OFFSET(place)]) AS mask
  FROM `${dataset}.caption_bank` AS b, UNNEST(@soft) AS pattern WITH OFFSET AS place
  WHERE REGEXP_CONTAINS(b.caption_text, pattern)
  GROUP BY b.caption_id
)
SELECT COALESCE(h.caption_id, s.caption_id) AS caption_id, COALESCE(h.mask, 0) AS hard, COALESCE(s.mask, 0) AS soft
FROM hard AS h
FULL JOIN soft AS s ON s.caption_id = h.caption_id
