-- What pages ($1) sent before a moment, page after page. Joins hashes of keys, as these are long: of a million texts, two
-- share one in ten million banks.
SELECT list_position($1::VARCHAR[], m.page_name) - 1, m.row_id, epoch_us(m.sending_time), m.is_ppv, m.price,
    m.sent_count, m.viewed_count, m.purchased_count, m.earnings, coalesce(named.caption_id, t.caption_id)
FROM typed_messages m
LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
LEFT JOIN bank_texts t ON t.text = hash(m.message_key)
WHERE m.page_name ${pages} AND m.sending_time < $2
ORDER BY 1, m.sending_time, m.row_id
