-- Draws anew each local day of the page: until then the same rows give the same captions.
CREATE OR REPLACE PROCEDURE `${dataset}.select_captions_for_creator`(
  IN normalized_page_name STRING, IN behavioral_segment STRING, IN num_budget_needed INT64, IN num_mid_needed INT64,
  IN num_premium_needed INT64, IN num_bump_needed INT64)
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  DECLARE chosen_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP();
  DECLARE today_seed INT64;

  SET today_seed = (
    SELECT FARM_FINGERPRINT(CONCAT(
      normalized_page_name, '|', CAST(DATE(chosen_at, COALESCE(MIN(time_zone), 'America/Los_Angeles')) AS STRING)))
    FROM `${dataset}.page_settings`
    WHERE page_name = normalized_page_name
      AND SAFE_CAST(CONCAT('2025-01-01 00:00:00', IF(REGEXP_CONTAINS(time_zone, r'^[+-]'), '', ' '), time_zone) AS TIMESTAMP) IS NOT NULL);

  CALL `${dataset}.sb_select_captions_for_creator`(
    normalized_page_name, behavioral_segment, num_budget_needed, num_mid_needed, num_premium_needed, num_bump_needed,
    today_seed, chosen_at);
END
