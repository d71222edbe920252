-- What all pages' PPVs did, by quarter of an hour, as no zone's midnight falls between two of them.
SELECT page_name, epoch_us(sending_time) // 900_000_000 AS quarter, sum(sent_count)::BIGINT, sum(viewed_count)::BIGINT
FROM typed_messages
WHERE is_ppv AND page_name IS NOT NULL AND sending_time >= $1 AND sending_time < $2
GROUP BY page_name, quarter
