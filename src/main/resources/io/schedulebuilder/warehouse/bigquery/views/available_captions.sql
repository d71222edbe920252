-- The captions that may be sent. One without a score has not been tried yet, and may be.
CREATE VIEW IF NOT EXISTS `${dataset}.available_captions` AS
SELECT *, `${dataset}.sb_caption_key`(caption_text) AS caption_key_norm
FROM `${dataset}.caption_bank`
WHERE usage_status IN ('available', 'moderate_recency')
  AND (overall_performance_score IS NULL OR overall_performance_score > 0);
