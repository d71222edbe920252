-- Ours: the time zone of a page whose zone is not the default.
CREATE TABLE IF NOT EXISTS `${dataset}.page_settings` (page_name STRING, time_zone STRING);
