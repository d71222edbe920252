-- The views as version 1 made them. They name no columns, so a column that is added to a table stops them.

CREATE VIEW IF NOT EXISTS available_captions AS
SELECT *, caption_key AS caption_key_norm
FROM caption_bank
WHERE usage_status IN ('available', 'moderate_recency')
  AND (overall_performance_score IS NULL OR overall_performance_score > 0);

CREATE VIEW IF NOT EXISTS typed_messages AS
SELECT *,
    CASE lower(trim(message_type))
        WHEN 'ppv' THEN TRUE
        WHEN 'bump' THEN FALSE
        WHEN 'free' THEN FALSE
        ELSE coalesce(price, 0) > 0
    END AS is_ppv
FROM mass_messages;

CREATE VIEW IF NOT EXISTS resting_locks AS
SELECT b.caption_key, a.page_name, a.schedule_id, a.scheduled_send_date AS send_date,
    a.scheduled_send_hour AS send_hour
FROM active_caption_assignments a JOIN caption_bank b USING (caption_id)
WHERE coalesce(a.is_active, TRUE) OR a.deactivation_reason = 'expired';

CREATE VIEW IF NOT EXISTS active_creator_caption_restrictions_v AS
SELECT * FROM creator_caption_restrictions WHERE is_active;
