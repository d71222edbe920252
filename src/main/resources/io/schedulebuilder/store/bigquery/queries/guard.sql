-- The row of the guard.
SELECT version FROM `${dataset}.sb_guard` WHERE id = 1
