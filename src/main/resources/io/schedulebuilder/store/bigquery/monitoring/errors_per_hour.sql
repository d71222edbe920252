-- The builds that failed in the last 24 hours, and the most that did within any sixty minutes of them. At most 2 is healthy.
SELECT COUNT(*) AS errors,
  COALESCE(MAX(e.within_an_hour), 0) AS worst_hour,
  2 AS at_most,
  COALESCE(MAX(e.within_an_hour), 0) <= 2 AS holds
FROM (
  SELECT COUNT(*) OVER (
      ORDER BY UNIX_MICROS(export_timestamp) RANGE BETWEEN 3599999999 PRECEDING AND CURRENT ROW) AS within_an_hour
  FROM `${dataset}.schedule_export_log`
  WHERE status = 'FAILED'
    AND export_timestamp >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 24 HOUR)
    AND export_timestamp < CURRENT_TIMESTAMP()
    -- To refuse wrong input is no error. Rows of earlier releases, and those of what was recorded already, have no note.
    AND NOT (
      status = 'FAILED' AND (
        COALESCE(note, '') = 'input refused'
        OR COALESCE(note, '') = '' AND REGEXP_CONTAINS(
          COALESCE(error_message, ''),
          r'^plan [^ ]+ is stale: |^the week overlaps what is scheduled already|is not in the warehouse\.|ends? before as-of |^the warehouse knows no page|^[^:]+\.(drl|xls|xlsx|csv|xml|json):[0-9]+')))) AS e
