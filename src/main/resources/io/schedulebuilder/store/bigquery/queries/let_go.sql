-- Gives the write lock back.
-- @holder STRING
UPDATE `${dataset}.sb_guard` SET holder = NULL, held_until = NULL WHERE id = 1 AND holder = @holder
