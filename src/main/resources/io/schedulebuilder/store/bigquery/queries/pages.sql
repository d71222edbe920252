-- All pages by settings, by the creators' list or by what they sent; when each sent last, and whether the list has it.
SELECT
  page_name,
  MAX(time_zone) AS time_zone,
  MAX(sent_micros) AS last_sent_micros,
  LOGICAL_OR(listed) AS is_active
FROM (
  SELECT page_name, time_zone, CAST(NULL AS INT64) AS sent_micros, FALSE AS listed FROM `${dataset}.page_settings`
  UNION ALL
  SELECT page_name, CAST(NULL AS STRING), CAST(NULL AS INT64), TRUE FROM `${dataset}.active_creators`
  UNION ALL
  SELECT page_name, CAST(NULL AS STRING), UNIX_MICROS(MAX(sending_time)), FALSE
  FROM `${dataset}.mass_messages`
  GROUP BY page_name
)
GROUP BY page_name
