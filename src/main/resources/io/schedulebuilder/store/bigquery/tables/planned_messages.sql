-- Ours: what each recorded schedule promises of its messages, to compare with what they earn.
CREATE TABLE IF NOT EXISTS `${dataset}.planned_messages` (
  schedule_id STRING NOT NULL,
  page_name STRING NOT NULL,
  caption_id INT64 NOT NULL,
  planned_at TIMESTAMP NOT NULL,
  message_type STRING NOT NULL OPTIONS (description = 'PPV or Bump'),
  price_tier STRING NOT NULL,
  expected_revenue FLOAT64 OPTIONS (description = 'Dollars; null where the page had no data of its own'),
  promise_factor FLOAT64 NOT NULL OPTIONS (description = 'A part of expected_revenue: what earlier plans taught'),
  propensity FLOAT64 OPTIONS (description = 'Null for what was kept, requested or edited'),
  propensity_error FLOAT64,
  explored BOOL
);
