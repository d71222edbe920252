-- The captions whose text a pattern of some restriction matches: bit i of the masks is restriction i.
-- @patterns STRING
SELECT b.caption_id, BIT_OR(p.hard) AS hard, BIT_OR(p.soft) AS soft
FROM `${dataset}.caption_bank` AS b
JOIN (
  SELECT
    JSON_VALUE(element, '$.pattern') AS pattern,
    CAST(JSON_VALUE(element, '$.hard') AS INT64) AS hard,
    CAST(JSON_VALUE(element, '$.soft') AS INT64) AS soft
  FROM UNNEST(JSON_QUERY_ARRAY(@patterns)) AS element
) AS p ON REGEXP_CONTAINS(b.caption_text, p.pattern)
GROUP BY b.caption_id
