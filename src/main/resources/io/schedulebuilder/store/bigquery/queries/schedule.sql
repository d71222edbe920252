-- A schedule, whatever its status.
-- @id STRING
SELECT
  schedule_id, page_name, CAST(first_day AS STRING) AS first_day, CAST(last_day AS STRING) AS last_day,
  UNIX_MICROS(created_at) AS created_micros, schedule_json, replaced_by
FROM `${dataset}.schedule_recommendations`
WHERE schedule_id = @id
