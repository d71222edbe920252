-- A page's active schedules with a day of some days.
SELECT schedule_id, page_name, first_day, last_day, epoch_us(created_at), schedule_json, replaced_by
FROM schedule_recommendations
WHERE page_name = $1 AND status = 'ACTIVE' AND last_day >= $2 AND first_day <= $3
ORDER BY first_day, schedule_id
