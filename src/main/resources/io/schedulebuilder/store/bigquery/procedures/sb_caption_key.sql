-- The key of a text: two texts are one to a subscriber when their keys are equal. Equal to CaptionKey.of in the program.
--
-- Hex SHA-256 of the text trimmed, in lower case, reduced to ASCII word characters and with each run of white space as
-- one space. Where that drops more letters and digits than it keeps (emoji, other scripts), or keeps none: of the exact
-- text, trimmed. White space at the ends is what Java takes for it, a no-break space not being one.
CREATE OR REPLACE FUNCTION `${dataset}.sb_caption_key`(p_text STRING) RETURNS STRING AS ((
  SELECT
    TO_HEX(SHA256(IF(c.kept = 0 OR c.letters - (c.kept - c.underscores) > c.kept, c.exact, c.reduced)))
  FROM (
    SELECT
      b.exact,
      b.reduced,
      LENGTH(REPLACE(b.reduced, ' ', '')) AS kept,
      LENGTH(b.reduced) - LENGTH(REPLACE(b.reduced, '_', '')) AS underscores,
      LENGTH(REGEXP_REPLACE(LOWER(b.exact), r'[^\p{L}\p{Nd}]', '')) AS letters
    FROM (
      SELECT
        a.exact,
        REGEXP_REPLACE(
          REGEXP_REPLACE(LOWER(a.exact), r'[^a-z0-9_ \t\n\f\r]', ''), r'[ \t\n\f\r]+', ' ') AS reduced
      FROM (
        SELECT
          'schedule-builder:${fingerprint}' AS sb_fingerprint,
          REGEXP_REPLACE(
            p_text,
            r'^[\x09-\x0D\x1C-\x20\x{1680}\x{2000}-\x{2006}\x{2008}-\x{200A}\x{2028}\x{2029}\x{205F}\x{3000}]+|[\x09-\x0D\x1C-\x20\x{1680}\x{2000}-\x{2006}\x{2008}-\x{200A}\x{2028}\x{2029}\x{205F}\x{3000}]+$',
            '') AS exact
      ) AS a
    ) AS b
  ) AS c
));
