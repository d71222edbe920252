-- The calendar.
SELECT CAST(holiday_date AS STRING) AS day, holiday_name, COALESCE(saturation_impact_factor, 1.0) AS volume_factor
FROM `${dataset}.holiday_calendar`
WHERE holiday_date IS NOT NULL
ORDER BY holiday_date, holiday_name
