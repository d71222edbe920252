-- A page's active schedules with a day of some days.
-- @page STRING
-- @from DATE
-- @to DATE
SELECT
  schedule_id, page_name, CAST(first_day AS STRING) AS first_day, CAST(last_day AS STRING) AS last_day,
  UNIX_MICROS(created_at) AS created_micros, schedule_json, replaced_by
FROM `${dataset}.schedule_recommendations`
WHERE page_name = @page AND schedule_id IS NOT NULL AND status = 'ACTIVE' AND last_day >= @from AND first_day <= @to
ORDER BY first_day, schedule_id
