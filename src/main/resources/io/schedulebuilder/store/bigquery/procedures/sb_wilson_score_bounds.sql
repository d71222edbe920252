-- Wilson's bounds of a share for 95% (z = 1.96, its square 3.8416), 0 and 1 for no observation, and 1 / sqrt(n + 1).
-- Source: Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
-- Statistical Association 22 (1927) 209-212.
CREATE OR REPLACE FUNCTION `${dataset}.sb_wilson_score_bounds`(p_successes INT64, p_failures INT64)
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
        SELECT 'schedule-builder:${fingerprint}' AS sb_fingerprint, CAST(COALESCE(p_successes, 0) AS FLOAT64) AS x,
          CAST(COALESCE(p_successes, 0) + COALESCE(p_failures, 0) AS FLOAT64) AS n,
          CAST(GREATEST(COALESCE(p_successes, 0) + COALESCE(p_failures, 0), 1) AS FLOAT64) AS m) AS q) AS r) AS s
))
