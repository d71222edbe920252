CREATE OR REPLACE PROCEDURE `${dataset}.sweep_expired_caption_locks`()
BEGIN
  DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:${fingerprint}';
  CALL `${dataset}.sb_sweep_expired_caption_locks`(NULL);
END
