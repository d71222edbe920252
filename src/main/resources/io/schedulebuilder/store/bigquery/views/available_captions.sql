-- The captions that may be sent. One without a score has not been tried yet, and may be.
CREATE VIEW IF NOT EXISTS `${dataset}.available_captions` AS
SELECT caption_id, caption_text, content_category, price_tier, has_urgency, conversion_score,
  revenue_score, efficiency_score, overall_performance_score, avg_revenue, max_revenue,
  min_revenue, avg_conversion_rate, best_conversion_rate, avg_revenue_per_recipient,
  avg_purchase_rate, total_sends, pages_used_count, sample_pages_used, total_reach,
  total_conversions, lifetime_revenue, caption_length, question_count, exclamation_count,
  emoji_count, successful_days, successful_hours, min_price, max_price, avg_price, first_used,
  last_used, days_since_last_use, usage_status, validation_level, created_at, updated_at,
  is_long_form, caption_key,
  `${dataset}.sb_caption_key`(caption_text) AS caption_key_norm
FROM `${dataset}.caption_bank`
WHERE usage_status IN ('available', 'moderate_recency')
  AND (overall_performance_score IS NULL OR overall_performance_score > 0);
