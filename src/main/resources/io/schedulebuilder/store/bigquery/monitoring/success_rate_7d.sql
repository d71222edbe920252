-- Of the builds that began in the last seven times 24 hours, how many wrote a week; PARTIAL ones did. At least 0.9 is healthy;
-- without builds there is no rate to object to.
SELECT COUNT(*) AS builds,
  COUNTIF(status IN ('SUCCESS', 'PARTIAL')) AS succeeded,
  COUNTIF(status IN ('SUCCESS', 'PARTIAL')) / NULLIF(COUNT(*), 0) AS success_rate,
  0.9 AS at_least,
  100 * COUNTIF(status IN ('SUCCESS', 'PARTIAL')) >= 90 * COUNT(*) AS holds
FROM `${dataset}.schedule_export_log`
WHERE export_timestamp >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 168 HOUR)
  AND export_timestamp < CURRENT_TIMESTAMP()
  AND status IN ('SUCCESS', 'PARTIAL', 'FAILED')
  -- To refuse wrong input is no error. Rows of earlier releases, and those of what was recorded already, have no note.
  AND NOT (
    status = 'FAILED' AND (
      COALESCE(note, '') = 'input refused'
      OR COALESCE(note, '') = '' AND REGEXP_CONTAINS(
        COALESCE(error_message, ''),
        r'^plan [^ ]+ is stale: |^the week overlaps what is scheduled already|is not in the warehouse\.|ends? before as-of |^the warehouse knows no page|^[^:]+\.(drl|xls|xlsx|csv|xml|json):[0-9]+')))
