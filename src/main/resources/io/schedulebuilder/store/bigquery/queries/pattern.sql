-- Fails if a pattern cannot be read.
-- @pattern STRING
SELECT REGEXP_CONTAINS('', @pattern) AS matches
