-- PPVs of all pages that somebody viewed and whose captions the bank has, page after page.
SELECT m.page_name, epoch_us(m.sending_time), coalesce(named.caption_id, t.caption_id) AS caption_id, m.viewed_count,
    m.purchased_count
FROM typed_messages m
LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
LEFT JOIN bank_texts t ON t.text = hash(m.message_key)
WHERE m.is_ppv AND m.viewed_count > 0 AND coalesce(named.caption_id, t.caption_id) IS NOT NULL
ORDER BY m.page_name, m.sending_time, m.row_id
