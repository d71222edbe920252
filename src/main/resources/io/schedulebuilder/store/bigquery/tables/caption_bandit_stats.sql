-- What each caption did on each page.
CREATE TABLE IF NOT EXISTS `${dataset}.caption_bandit_stats` (
  caption_id INT64,
  page_name STRING,
  successes INT64,
  failures INT64,
  total_observations INT64,
  total_revenue FLOAT64,
  avg_conversion_rate FLOAT64,
  avg_emv FLOAT64,
  last_emv_observed FLOAT64,
  confidence_lower_bound FLOAT64,
  confidence_upper_bound FLOAT64,
  exploration_score FLOAT64,
  last_used TIMESTAMP,
  last_updated TIMESTAMP,
  performance_percentile INT64
)
PARTITION BY DATE(last_updated)
CLUSTER BY page_name, caption_id;
