-- One row for each build.
CREATE TABLE IF NOT EXISTS `${dataset}.schedule_export_log` (
  schedule_id STRING,
  page_name STRING,
  export_timestamp TIMESTAMP NOT NULL,
  message_count INT64,
  execution_time_seconds FLOAT64,
  error_message STRING,
  status STRING OPTIONS (description = 'SUCCESS, FAILED or PARTIAL'),
  export_format STRING,
  exported_by STRING,
  run_id STRING,
  unplaced_count INT64,
  steps STRING OPTIONS (description = 'JSON: [{"name": ..., "nanos": ...}]'),
  note STRING
)
PARTITION BY DATE(export_timestamp)
CLUSTER BY page_name, status;
