SELECT schedule_id, page_name, first_day, last_day, epoch_us(created_at), schedule_json, replaced_by
FROM schedule_recommendations WHERE schedule_id = $1
