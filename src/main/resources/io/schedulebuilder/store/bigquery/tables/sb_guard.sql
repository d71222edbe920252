-- Ours: one row that every writer of locks updates first, so that two transactions conflict (docs/bigquery.md).
CREATE TABLE IF NOT EXISTS `${dataset}.sb_guard` (
  id INT64,
  version INT64,
  holder STRING OPTIONS (description = 'The run that holds the write lock'),
  held_until TIMESTAMP
);
