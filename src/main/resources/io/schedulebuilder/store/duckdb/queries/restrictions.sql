-- The newest active restriction of each scope of a page.
SELECT upper(trim(coalesce(applies_to_scope, 'ALL'))) AS scope, hard_patterns, soft_patterns, restricted_categories,
    restricted_price_tiers
FROM active_creator_caption_restrictions_v
WHERE page_name = $1
QUALIFY row_number() OVER (PARTITION BY scope ORDER BY version DESC NULLS LAST, updated_at DESC NULLS LAST) = 1
ORDER BY scope
