-- The tables of the shared dataset by their names and columns, and what the embedded warehouse adds ("ours").
-- One statement a table or view, in the forms that SchemaText reads; columns by name, as "*" stops once a table gains one.
-- "warehouse init" adds a table or column that is new here. Any other change of shape needs a new version.

CREATE TABLE IF NOT EXISTS schedule_builder_schema (
    version INTEGER NOT NULL, -- ours, like the rest
    written_by VARCHAR -- the release that made the tables, or last changed them
);

CREATE TABLE IF NOT EXISTS mass_messages (
    row_id BIGINT PRIMARY KEY,
    page_name VARCHAR,
    message VARCHAR,
    sending_time TIMESTAMPTZ,
    price DECIMAL(18, 4), -- dollars; exact, so that sums are
    sent_count BIGINT,
    viewed_count BIGINT,
    purchased_count BIGINT,
    earnings DECIMAL(18, 4), -- dollars
    message_type VARCHAR,
    caption_id BIGINT,
    message_key VARCHAR -- ours: the caption key of the text
);

CREATE TABLE IF NOT EXISTS caption_bank (
    caption_id BIGINT PRIMARY KEY,
    caption_text VARCHAR NOT NULL,
    content_category VARCHAR,
    price_tier VARCHAR,
    has_urgency BOOLEAN,
    conversion_score DOUBLE,
    revenue_score DOUBLE,
    efficiency_score DOUBLE,
    overall_performance_score DOUBLE,
    avg_revenue DOUBLE,
    max_revenue DOUBLE,
    min_revenue DOUBLE,
    avg_conversion_rate DOUBLE,
    best_conversion_rate DOUBLE,
    avg_revenue_per_recipient DOUBLE,
    avg_purchase_rate DOUBLE,
    total_sends BIGINT,
    pages_used_count BIGINT,
    sample_pages_used VARCHAR[],
    total_reach BIGINT,
    total_conversions BIGINT,
    lifetime_revenue DOUBLE,
    caption_length BIGINT,
    question_count BIGINT,
    exclamation_count BIGINT,
    emoji_count BIGINT,
    successful_days VARCHAR[],
    successful_hours BIGINT[],
    min_price DOUBLE,
    max_price DOUBLE,
    avg_price DOUBLE,
    first_used TIMESTAMPTZ,
    last_used TIMESTAMPTZ,
    days_since_last_use BIGINT,
    usage_status VARCHAR,
    validation_level VARCHAR,
    created_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ,
    is_long_form BOOLEAN,
    caption_key VARCHAR NOT NULL
);

-- A caption without a score has not been tried yet, and may be.
CREATE VIEW IF NOT EXISTS available_captions AS
SELECT caption_id, caption_text, content_category, price_tier, has_urgency, conversion_score, revenue_score,
    efficiency_score, overall_performance_score, avg_revenue, max_revenue, min_revenue, avg_conversion_rate,
    best_conversion_rate, avg_revenue_per_recipient, avg_purchase_rate, total_sends, pages_used_count,
    sample_pages_used, total_reach, total_conversions, lifetime_revenue, caption_length, question_count,
    exclamation_count, emoji_count, successful_days, successful_hours, min_price, max_price, avg_price,
    first_used, last_used, days_since_last_use, usage_status, validation_level, created_at, updated_at,
    is_long_form, caption_key, caption_key AS caption_key_norm
FROM caption_bank
WHERE usage_status IN ('available', 'moderate_recency')
  AND (overall_performance_score IS NULL OR overall_performance_score > 0);

-- Ours: the type of each message. Where the word says nothing, a message without a price is a bump.
CREATE VIEW IF NOT EXISTS typed_messages AS
SELECT row_id, page_name, message, sending_time, price, sent_count, viewed_count, purchased_count, earnings,
    message_type, caption_id, message_key,
    CASE lower(trim(message_type))
        WHEN 'ppv' THEN TRUE
        WHEN 'bump' THEN FALSE
        WHEN 'free' THEN FALSE
        ELSE coalesce(price, 0) > 0
    END AS is_ppv
FROM mass_messages;

CREATE TABLE IF NOT EXISTS caption_bandit_stats (
    caption_id BIGINT,
    page_name VARCHAR,
    successes BIGINT,
    failures BIGINT,
    total_observations BIGINT,
    total_revenue DOUBLE,
    avg_conversion_rate DOUBLE,
    avg_emv DOUBLE,
    last_emv_observed DOUBLE,
    confidence_lower_bound DOUBLE,
    confidence_upper_bound DOUBLE,
    exploration_score DOUBLE,
    last_used TIMESTAMPTZ,
    last_updated TIMESTAMPTZ,
    performance_percentile BIGINT,
    PRIMARY KEY (caption_id, page_name)
);

CREATE TABLE IF NOT EXISTS active_caption_assignments (
    page_name VARCHAR NOT NULL,
    caption_id BIGINT NOT NULL,
    caption_text VARCHAR NOT NULL,
    assigned_date DATE NOT NULL,
    scheduled_send_date DATE,
    scheduled_send_hour BIGINT,
    price_tier VARCHAR,
    is_active BOOLEAN,
    assigned_at TIMESTAMPTZ,
    assignment_key VARCHAR,
    schedule_id VARCHAR,
    deactivated_at TIMESTAMPTZ,
    deactivation_reason VARCHAR -- 'expired' still rests its caption; 'released' and 'replaced' do not
);

-- Ours: the locks that rest their texts. The sweep ends a lock after its date, which does not undo the send.
CREATE VIEW IF NOT EXISTS resting_locks AS
SELECT b.caption_key, a.page_name, a.schedule_id, a.scheduled_send_date AS send_date,
    a.scheduled_send_hour AS send_hour
FROM active_caption_assignments a JOIN caption_bank b USING (caption_id)
WHERE coalesce(a.is_active, TRUE) OR a.deactivation_reason = 'expired';

CREATE TABLE IF NOT EXISTS schedule_recommendations (
    schedule_id VARCHAR PRIMARY KEY,
    page_name VARCHAR NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    schedule_json VARCHAR NOT NULL,
    total_messages BIGINT,
    saturation_zone VARCHAR,
    first_day DATE NOT NULL, -- ours, like the rest
    last_day DATE NOT NULL,
    status VARCHAR NOT NULL, -- ACTIVE or REPLACED
    replaced_by VARCHAR
);

-- Ours: what each recorded schedule promises of its messages, to compare with what they earn.
CREATE TABLE IF NOT EXISTS planned_messages (
    schedule_id VARCHAR NOT NULL,
    page_name VARCHAR NOT NULL,
    caption_id BIGINT NOT NULL,
    planned_at TIMESTAMPTZ NOT NULL,
    message_type VARCHAR NOT NULL, -- PPV or Bump
    price_tier VARCHAR NOT NULL,
    expected_revenue DOUBLE, -- dollars; none where the page had no data of its own
    promise_factor DOUBLE NOT NULL, -- a part of expected_revenue: what earlier plans taught
    propensity DOUBLE, -- none for what was kept, requested or edited
    propensity_error DOUBLE,
    explored BOOLEAN
);

CREATE TABLE IF NOT EXISTS schedule_export_log (
    schedule_id VARCHAR, -- none where a build failed before it had one
    page_name VARCHAR NOT NULL,
    export_timestamp TIMESTAMPTZ NOT NULL,
    message_count BIGINT,
    execution_time_seconds DOUBLE,
    error_message VARCHAR,
    status VARCHAR NOT NULL, -- SUCCESS, FAILED, PARTIAL
    export_format VARCHAR,
    exported_by VARCHAR,
    run_id VARCHAR NOT NULL, -- ours, like the rest
    unplaced_count BIGINT,
    steps VARCHAR, -- JSON: [{"name": ..., "nanos": ...}]
    note VARCHAR
);

CREATE TABLE IF NOT EXISTS creator_caption_restrictions (
    page_name VARCHAR NOT NULL,
    restriction_text VARCHAR,
    hard_patterns VARCHAR[], -- RE2
    soft_patterns VARCHAR[],
    restricted_categories VARCHAR[],
    restricted_price_tiers VARCHAR[],
    applies_to_scope VARCHAR, -- PPV_ONLY, BUMP_ONLY, ALL
    min_ppv_pool BIGINT,
    min_bump_pool BIGINT,
    is_active BOOLEAN,
    updated_at TIMESTAMPTZ,
    updated_by VARCHAR,
    version BIGINT
);

CREATE VIEW IF NOT EXISTS active_creator_caption_restrictions_v AS
SELECT page_name, restriction_text, hard_patterns, soft_patterns, restricted_categories, restricted_price_tiers,
    applies_to_scope, min_ppv_pool, min_bump_pool, is_active, updated_at, updated_by, version
FROM creator_caption_restrictions WHERE is_active;

CREATE TABLE IF NOT EXISTS holiday_calendar (
    holiday_date DATE PRIMARY KEY,
    holiday_name VARCHAR NOT NULL,
    holiday_type VARCHAR,
    is_major_holiday BOOLEAN,
    saturation_impact_factor DOUBLE
);

CREATE TABLE IF NOT EXISTS active_creators (page_name VARCHAR PRIMARY KEY);

CREATE TABLE IF NOT EXISTS page_settings (page_name VARCHAR PRIMARY KEY, time_zone VARCHAR); -- ours
