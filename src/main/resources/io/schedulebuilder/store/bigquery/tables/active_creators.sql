-- The pages that are planned when all are.
CREATE TABLE IF NOT EXISTS `${dataset}.active_creators` (page_name STRING);
