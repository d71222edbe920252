-- What was sent, and what came of it.
CREATE TABLE IF NOT EXISTS `${dataset}.mass_messages` (
  row_id INT64,
  page_name STRING,
  message STRING,
  sending_time TIMESTAMP,
  price FLOAT64 OPTIONS (description = 'Dollars; none for bumps'),
  sent_count INT64,
  viewed_count INT64,
  purchased_count FLOAT64,
  earnings FLOAT64 OPTIONS (description = 'Dollars'),
  message_type STRING,
  caption_id INT64
)
PARTITION BY DATE(sending_time)
CLUSTER BY page_name;
