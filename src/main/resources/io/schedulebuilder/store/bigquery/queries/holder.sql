-- Who has the write lock.
SELECT holder FROM `${dataset}.sb_guard` WHERE id = 1 AND holder IS NOT NULL AND held_until >= CURRENT_TIMESTAMP()
