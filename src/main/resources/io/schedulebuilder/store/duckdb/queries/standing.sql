-- The captions that something speaks against: 1 is not usable, 2 is locked, 4 rests, 8 is new. $1 to $3 are the windows
-- of rest: zones, when each opens and closes; $4 as-of, $5 and $6 days of rest, $7 schedules that are replaced, $8 keys
-- that they sent. Locks from $9 on do not count; captions from then on are new.
WITH rest_window AS (
    SELECT unnest($1::VARCHAR[]) AS time_zone, unnest($2::VARCHAR[]::TIMESTAMPTZ[]) AS opens,
        unnest($3::VARCHAR[]::TIMESTAMPTZ[]) AS closes),
resting AS (
    SELECT DISTINCT hash(coalesce(named.caption_key, m.message_key)) AS text
    FROM mass_messages m
    LEFT JOIN page_settings s ON s.page_name = m.page_name
    JOIN rest_window w ON w.time_zone = coalesce(s.time_zone, '')
    LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
    WHERE m.sending_time >= w.opens AND m.sending_time < w.closes AND m.sending_time < $4),
locked AS (
    -- Like the view resting_locks, which does not say when a lock was made.
    SELECT DISTINCT hash(b.caption_key) AS text
    FROM active_caption_assignments a JOIN caption_bank b ON b.caption_id = a.caption_id
    WHERE (coalesce(a.is_active, TRUE) OR a.deactivation_reason = 'expired')
      AND a.scheduled_send_date BETWEEN $5 AND $6 AND coalesce(a.assigned_at < $9, TRUE)
      AND (NOT list_contains($7::VARCHAR[], coalesce(a.schedule_id, '')) OR list_contains($8::VARCHAR[], b.caption_key))),
standing AS (
    SELECT b.caption_id,
        CASE WHEN a.caption_id IS NULL THEN 1 ELSE 0 END
        + CASE WHEN l.text IS NOT NULL THEN 2 ELSE 0 END
        + CASE WHEN r.text IS NOT NULL THEN 4 ELSE 0 END
        + CASE WHEN b.created_at >= $9 THEN 8 ELSE 0 END AS against
    FROM caption_bank b
    LEFT JOIN available_captions a ON a.caption_id = b.caption_id
    LEFT JOIN locked l ON l.text = hash(b.caption_key)
    LEFT JOIN resting r ON r.text = hash(b.caption_key))
SELECT caption_id, against FROM standing WHERE against <> 0
