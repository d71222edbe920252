-- The same as sb_wilson_score_bounds, word for word: the emulator of BigQuery knows no function that calls another.
CREATE OR REPLACE FUNCTION `${dataset}.wilson_score_bounds`(successes INT64, failures INT64)
RETURNS STRUCT<lower_bound FLOAT64, upper_bound FLOAT64, exploration_bonus FLOAT64>
AS ((
  SELECT STRUCT(
      IF(s.n > 0, GREATEST(0.0, s.middle - s.reach), 0.0) AS lower_bound,
      IF(s.n > 0, LEAST(1.0, s.middle + s.reach), 1.0) AS upper_bound,
      1 / SQRT(s.n + 1) AS exploration_bonus)
  FROM (
    SELECT r.n, (r.p + 3.8416 / (2 * r.m)) / (1 + 3.8416 / r.m) AS middle,
      1.96 * SQRT(r.p * (1 - r.p) / r.m + 3.8416 / (4 * r.m * r.m)) / (1 + 3.8416 / r.m) AS reach
    FROM (
      SELECT q.n, q.m, q.x / q.m AS p
      FROM (
        SELECT 'schedule-builder:${fingerprint}' AS sb_fingerprint, CAST(COALESCE(successes, 0) AS FLOAT64) AS x,
          CAST(COALESCE(successes, 0) + COALESCE(failures, 0) AS FLOAT64) AS n,
          CAST(GREATEST(COALESCE(successes, 0) + COALESCE(failures, 0), 1) AS FLOAT64) AS m) AS q) AS r) AS s
))
