SELECT holiday_date, holiday_name, coalesce(saturation_impact_factor, 1.0) FROM holiday_calendar ORDER BY holiday_date
