-- All pages by settings, by the creators' list or by what they sent; when each sent last, and whether the list has it.
SELECT page_name, max(time_zone), epoch_us(max(sent)), bool_or(listed)
FROM (
    SELECT page_name, time_zone, CAST(NULL AS TIMESTAMPTZ) AS sent, FALSE AS listed FROM page_settings
    UNION ALL SELECT page_name, NULL, NULL, TRUE FROM active_creators
    UNION ALL SELECT page_name, NULL, max(sending_time), FALSE FROM mass_messages GROUP BY page_name)
GROUP BY page_name
