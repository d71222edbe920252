-- What plans promised of their PPVs, and what those earned that were sent as planned: by the page, with the text, within two
-- hours of the time. If a text was sent twice, the send nearest to the time counts.
SELECT page_name, epoch_us(planned_at), epoch_us(sending_time), CAST(expected_revenue AS DECIMAL(18, 4)), promise_factor, earnings
FROM (
    SELECT p.page_name, p.planned_at, p.caption_id, p.expected_revenue, p.promise_factor, m.sending_time, m.earnings,
        row_number() OVER (
            PARTITION BY p.schedule_id, p.caption_id
            ORDER BY abs(epoch_us(m.sending_time) - epoch_us(p.planned_at)), m.row_id) AS place
    FROM planned_messages p
    JOIN caption_bank b ON b.caption_id = p.caption_id
    JOIN typed_messages m ON m.page_name = p.page_name
    LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
    WHERE p.message_type = 'PPV' AND p.expected_revenue > 0 AND m.is_ppv
      AND coalesce(named.caption_key, m.message_key) = b.caption_key
      AND m.sending_time BETWEEN p.planned_at - INTERVAL 2 HOURS AND p.planned_at + INTERVAL 2 HOURS)
WHERE place = 1
ORDER BY page_name, planned_at, caption_id
