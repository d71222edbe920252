-- The newest active restriction of each scope of a page.
-- @page STRING
SELECT scope, hard_patterns, soft_patterns, restricted_categories, restricted_price_tiers
FROM (
  SELECT
    UPPER(TRIM(COALESCE(applies_to_scope, 'ALL'))) AS scope,
    hard_patterns, soft_patterns, restricted_categories, restricted_price_tiers,
    ROW_NUMBER() OVER (
      PARTITION BY UPPER(TRIM(COALESCE(applies_to_scope, 'ALL')))
      ORDER BY COALESCE(version, -1) DESC, COALESCE(updated_at, TIMESTAMP '1970-01-01 00:00:00+00') DESC
    ) AS place
  FROM `${dataset}.creator_caption_restrictions`
  WHERE page_name = @page AND is_active
)
WHERE place = 1
ORDER BY scope
