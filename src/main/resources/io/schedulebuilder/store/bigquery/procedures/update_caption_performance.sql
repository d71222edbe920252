CREATE OR REPLACE PROCEDURE `${dataset}.update_caption_performance`()
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  CALL `${dataset}.sb_update_caption_performance`(NULL);
END
