-- What a page may not send, and would rather not.
CREATE TABLE IF NOT EXISTS `${dataset}.creator_caption_restrictions` (
  page_name STRING NOT NULL,
  restriction_text STRING,
  hard_patterns ARRAY<STRING> OPTIONS (description = 'RE2'),
  soft_patterns ARRAY<STRING> OPTIONS (description = 'RE2'),
  restricted_categories ARRAY<STRING>,
  restricted_price_tiers ARRAY<STRING>,
  applies_to_scope STRING OPTIONS (description = 'PPV_ONLY, BUMP_ONLY or ALL'),
  min_ppv_pool INT64,
  min_bump_pool INT64,
  is_active BOOL,
  updated_at TIMESTAMP,
  updated_by STRING,
  version INT64
);
