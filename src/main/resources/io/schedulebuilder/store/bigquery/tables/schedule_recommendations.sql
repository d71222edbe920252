-- The plans. Rows of another origin have no schedule_id.
CREATE TABLE IF NOT EXISTS `${dataset}.schedule_recommendations` (
  schedule_id STRING,
  page_name STRING,
  created_at TIMESTAMP,
  schedule_json STRING,
  total_messages INT64,
  saturation_zone STRING,
  first_day DATE,
  last_day DATE,
  status STRING OPTIONS (description = 'ACTIVE or REPLACED'),
  replaced_by STRING
)
PARTITION BY DATE(created_at)
CLUSTER BY page_name;
