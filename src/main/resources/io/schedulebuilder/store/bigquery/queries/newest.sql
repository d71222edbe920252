-- When the newest message of any page was sent, of those before a moment.
-- @before TIMESTAMP
SELECT UNIX_MICROS(MAX(sending_time)) AS newest_micros
FROM `${dataset}.mass_messages`
WHERE sending_time < @before
