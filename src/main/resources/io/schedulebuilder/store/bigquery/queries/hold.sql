-- Takes the write lock for a while, if nobody else has it.
-- @holder STRING
-- @seconds INT64
UPDATE `${dataset}.sb_guard`
SET holder = @holder, held_until = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL @seconds SECOND), version = version + 1
WHERE id = 1 AND (holder IS NULL OR holder = @holder OR held_until IS NULL OR held_until < CURRENT_TIMESTAMP())
