-- All pages by settings, by the creators' list or by what they sent; when each sent last.
WITH sent AS (
  SELECT page_name, MAX(sending_time) AS last_sent FROM `${dataset}.mass_messages` GROUP BY page_name
),
known AS (
  SELECT page_name FROM `${dataset}.page_settings`
  UNION DISTINCT
  SELECT page_name FROM `${dataset}.active_creators`
  UNION DISTINCT
  SELECT page_name FROM sent
)
SELECT k.page_name, MAX(s.time_zone) AS time_zone, MAX(UNIX_MICROS(m.last_sent)) AS last_sent_micros
FROM known AS k
LEFT JOIN `${dataset}.page_settings` AS s ON s.page_name = k.page_name
LEFT JOIN sent AS m ON m.page_name = k.page_name
GROUP BY k.page_name
