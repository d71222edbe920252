-- The one row of the guard, where it is missing.
INSERT INTO `${dataset}.sb_guard` (id, version)
SELECT 1, 0 FROM UNNEST([1]) AS once WHERE (SELECT COUNT(*) FROM `${dataset}.sb_guard` WHERE id = 1) = 0
