-- What all pages' PPVs did, by quarter of an hour, as no zone's midnight falls between two of them.
-- @from TIMESTAMP
-- @before TIMESTAMP
SELECT
  page_name,
  DIV(UNIX_MICROS(sending_time), 900000000) AS quarter,
  SUM(COALESCE(sent_count, 0)) AS sent_count,
  SUM(COALESCE(viewed_count, 0)) AS viewed_count
FROM `${dataset}.mass_messages`
WHERE sending_time >= @from
  AND sending_time < @before
  AND page_name IS NOT NULL
  AND CASE LOWER(TRIM(message_type))
    WHEN 'ppv' THEN TRUE
    WHEN 'bump' THEN FALSE
    WHEN 'free' THEN FALSE
    ELSE COALESCE(price, 0) > 0
  END
GROUP BY page_name, quarter
