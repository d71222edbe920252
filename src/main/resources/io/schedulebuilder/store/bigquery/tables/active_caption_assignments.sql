-- The locks: which page sends which caption when.
CREATE TABLE IF NOT EXISTS `${dataset}.active_caption_assignments` (
  page_name STRING NOT NULL,
  caption_id INT64 NOT NULL,
  caption_text STRING NOT NULL,
  assigned_date DATE NOT NULL,
  scheduled_send_date DATE,
  scheduled_send_hour INT64,
  price_tier STRING,
  is_active BOOL,
  assigned_at TIMESTAMP,
  assignment_key STRING,
  schedule_id STRING,
  deactivated_at TIMESTAMP,
  deactivation_reason STRING OPTIONS (description = 'expired still rests its caption; released and replaced do not')
)
PARTITION BY scheduled_send_date
CLUSTER BY page_name, caption_id;
