-- All pages' totals by the price tier of what was sent, in the bank's words.
SELECT m.is_ppv,
    CASE WHEN NOT m.is_ppv THEN NULL
         WHEN named.caption_id IS NULL THEN t.price_tier ELSE named.price_tier END AS word,
    count(*), sum(m.viewed_count)::BIGINT, sum(m.purchased_count)::BIGINT,
    coalesce(sum(CASE WHEN m.is_ppv THEN m.price END), 0)
FROM typed_messages m
LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
LEFT JOIN bank_texts t ON t.text = hash(m.message_key)
WHERE m.sending_time >= $1 AND m.sending_time < $2
GROUP BY ALL ORDER BY 1, 2
