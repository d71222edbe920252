-- What plans promised of their PPVs, and what those earned that were sent as planned: by the page, with the text, within two
-- hours of the time. If a text was sent twice, the send nearest to the time counts. Joins hashes of keys, as these are long.
WITH promised AS (
    SELECT p.schedule_id, p.page_name, p.caption_id, hash(b.caption_key) AS text, p.planned_at, p.expected_revenue,
        p.promise_factor
    FROM planned_messages p
    JOIN caption_bank b ON b.caption_id = p.caption_id
    WHERE p.message_type = 'PPV' AND p.expected_revenue > 0),
sends AS (
    SELECT m.row_id, m.page_name, hash(coalesce(named.caption_key, m.message_key)) AS text, m.sending_time, m.earnings
    FROM typed_messages m
    LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
    WHERE m.is_ppv AND m.page_name IN (SELECT page_name FROM planned_messages)),
as_planned AS (
    SELECT p.page_name, p.caption_id, p.planned_at, s.sending_time, p.expected_revenue, p.promise_factor, s.earnings,
        row_number() OVER (
            PARTITION BY p.schedule_id, p.caption_id, p.planned_at
            ORDER BY abs(epoch_us(s.sending_time) - epoch_us(p.planned_at)), s.row_id) AS place
    FROM promised p
    JOIN sends s ON s.page_name = p.page_name AND s.text = p.text
    WHERE abs(epoch_us(s.sending_time) - epoch_us(p.planned_at)) <= 7200000000)
SELECT page_name, epoch_us(planned_at), epoch_us(sending_time), CAST(expected_revenue AS DECIMAL(18, 4)), promise_factor, earnings
FROM as_planned
WHERE place = 1
ORDER BY page_name, planned_at, caption_id
