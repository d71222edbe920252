-- Days on which an audience looks away.
CREATE TABLE IF NOT EXISTS `${dataset}.holiday_calendar` (
  holiday_date DATE,
  holiday_name STRING,
  holiday_type STRING,
  is_major_holiday BOOL,
  saturation_impact_factor FLOAT64 OPTIONS (description = 'A multiplier on volume, 0.6 to 1')
);
