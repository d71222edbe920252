-- Of what kind the bank's stored keys are: ours, the MD5 of the text, or neither; and how often a text or an id repeats.
SELECT
  COUNT(*) AS captions,
  COUNTIF(caption_key = `${dataset}.sb_caption_key`(caption_text)) AS ours,
  COUNTIF(caption_key = TO_HEX(MD5(caption_text))) AS md5,
  COUNT(*) - COUNT(DISTINCT caption_id) AS repeated_ids
FROM `${dataset}.caption_bank`
