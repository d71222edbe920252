SELECT caption_id, caption_text, caption_key, price_tier, content_category, has_urgency
FROM caption_bank WHERE caption_id IN (SELECT unnest($1::VARCHAR[]::BIGINT[]))
