-- The warehouse's tables, by the names and columns that the agency's dataset has. What is ours alone is marked so.
-- Money is DECIMAL, so that sums are exact. Everything here can be run again without effect.

CREATE TABLE IF NOT EXISTS mass_messages (
    row_id          BIGINT PRIMARY KEY,
    page_name       VARCHAR,
    message         VARCHAR,
    sending_time    TIMESTAMPTZ,
    price           DECIMAL(18, 4),
    sent_count      BIGINT,
    viewed_count    BIGINT,
    purchased_count DOUBLE,
    earnings        DECIMAL(18, 4),
    message_type    VARCHAR,
    caption_id      BIGINT,
    message_key     VARCHAR                     -- ours: caption_key of the message, which finds its caption
);

CREATE TABLE IF NOT EXISTS caption_bank (
    caption_id                BIGINT PRIMARY KEY,
    caption_text              VARCHAR NOT NULL,
    content_category          VARCHAR,
    price_tier                VARCHAR,
    has_urgency               BOOLEAN,
    conversion_score          DOUBLE,
    revenue_score             DOUBLE,
    efficiency_score          DOUBLE,
    overall_performance_score DOUBLE,
    avg_revenue               DOUBLE,
    max_revenue               DOUBLE,
    min_revenue               DOUBLE,
    avg_conversion_rate       DOUBLE,
    best_conversion_rate      DOUBLE,
    avg_revenue_per_recipient DOUBLE,
    avg_purchase_rate         DOUBLE,
    total_sends               BIGINT,
    pages_used_count          BIGINT,
    sample_pages_used         VARCHAR[],
    total_reach               BIGINT,
    total_conversions         BIGINT,
    lifetime_revenue          DOUBLE,
    caption_length            BIGINT,
    question_count            BIGINT,
    exclamation_count         BIGINT,
    emoji_count               BIGINT,
    successful_days           VARCHAR[],
    successful_hours          BIGINT[],
    min_price                 DOUBLE,
    max_price                 DOUBLE,
    avg_price                 DOUBLE,
    first_used                TIMESTAMPTZ,
    last_used                 TIMESTAMPTZ,
    days_since_last_use       BIGINT,
    usage_status              VARCHAR,
    validation_level          VARCHAR,
    created_at                TIMESTAMPTZ,
    updated_at                TIMESTAMPTZ,
    is_long_form              BOOLEAN,
    caption_key               VARCHAR
);

CREATE TABLE IF NOT EXISTS caption_bandit_stats (
    caption_id             BIGINT,
    page_name              VARCHAR,
    successes              BIGINT,
    failures               BIGINT,
    total_observations     BIGINT,
    total_revenue          DOUBLE,
    avg_conversion_rate    DOUBLE,
    avg_emv                DOUBLE,
    last_emv_observed      DOUBLE,
    confidence_lower_bound DOUBLE,
    confidence_upper_bound DOUBLE,
    exploration_score      DOUBLE,
    last_used              TIMESTAMPTZ,
    last_updated           TIMESTAMPTZ,
    performance_percentile BIGINT,
    PRIMARY KEY (caption_id, page_name)
);

CREATE TABLE IF NOT EXISTS active_caption_assignments (
    page_name           VARCHAR NOT NULL,
    caption_id          BIGINT  NOT NULL,
    caption_text        VARCHAR NOT NULL,
    assigned_date       DATE    NOT NULL,
    scheduled_send_date DATE,
    scheduled_send_hour BIGINT,
    price_tier          VARCHAR,
    is_active           BOOLEAN,
    assigned_at         TIMESTAMPTZ,
    assignment_key      VARCHAR,
    schedule_id         VARCHAR,
    deactivated_at      TIMESTAMPTZ,
    deactivation_reason VARCHAR
);

CREATE TABLE IF NOT EXISTS schedule_recommendations (
    schedule_id     VARCHAR PRIMARY KEY,
    page_name       VARCHAR,
    created_at      TIMESTAMPTZ,
    schedule_json   VARCHAR,
    total_messages  BIGINT,
    saturation_zone VARCHAR,
    first_day       DATE,                       -- ours, as are the next three
    last_day        DATE,
    status          VARCHAR,                    -- ACTIVE or REPLACED
    replaced_by     VARCHAR
);

CREATE TABLE IF NOT EXISTS schedule_export_log (
    schedule_id            VARCHAR     NOT NULL,
    page_name              VARCHAR     NOT NULL,
    export_timestamp       TIMESTAMPTZ NOT NULL,
    message_count          BIGINT,
    execution_time_seconds DOUBLE,
    error_message          VARCHAR,
    status                 VARCHAR,
    export_format          VARCHAR,
    exported_by            VARCHAR,
    run_id                 VARCHAR,             -- ours, as are the next three
    unplaced_count         BIGINT,
    steps                  VARCHAR,             -- JSON: [{"name": …, "ms": …}]
    note                   VARCHAR
);

CREATE TABLE IF NOT EXISTS creator_caption_restrictions (
    page_name              VARCHAR,
    restriction_text       VARCHAR,
    hard_patterns          VARCHAR[],
    soft_patterns          VARCHAR[],
    restricted_categories  VARCHAR[],
    restricted_price_tiers VARCHAR[],
    applies_to_scope       VARCHAR,
    min_ppv_pool           BIGINT DEFAULT 200,
    min_bump_pool          BIGINT DEFAULT 50,
    is_active              BOOLEAN,
    updated_at             TIMESTAMPTZ,
    updated_by             VARCHAR,
    version                BIGINT
);

CREATE TABLE IF NOT EXISTS holiday_calendar (
    holiday_date             DATE PRIMARY KEY,
    holiday_name             VARCHAR,
    holiday_type             VARCHAR,
    is_major_holiday         BOOLEAN,
    saturation_impact_factor DOUBLE
);

CREATE TABLE IF NOT EXISTS active_creators (
    page_name VARCHAR
);

CREATE TABLE IF NOT EXISTS page_settings (      -- ours
    page_name VARCHAR PRIMARY KEY,
    time_zone VARCHAR
);

-- A caption with no score is not yet tried, and let in.
CREATE OR REPLACE VIEW available_captions AS
    SELECT *, caption_key AS caption_key_norm
    FROM caption_bank
    WHERE usage_status IN ('available', 'moderate_recency')
      AND (overall_performance_score IS NULL OR overall_performance_score > 0);

-- Ours: messages in the product's words: the type told, the day local to the page, the caption found.
CREATE OR REPLACE VIEW sent_messages AS
    SELECT m.row_id,
           m.page_name,
           m.sending_time,
           CAST(m.sending_time AT TIME ZONE coalesce(s.time_zone, 'America/Los_Angeles') AS DATE) AS local_date,
           CASE
               WHEN lower(m.message_type) = 'ppv' THEN 'PPV'
               WHEN lower(m.message_type) IN ('bump', 'free') THEN 'BUMP'
               WHEN coalesce(m.price, 0) = 0 THEN 'BUMP'
               ELSE 'PPV'
           END                                                                                   AS type,
           coalesce(m.price, 0)                                                                  AS price,
           coalesce(m.sent_count, 0)                                                             AS sent_count,
           coalesce(m.viewed_count, 0)                                                           AS viewed_count,
           CAST(round(coalesce(m.purchased_count, 0)) AS BIGINT)                                 AS purchased_count,
           coalesce(m.earnings, 0)                                                               AS earnings,
           coalesce(named.caption_id, keyed.caption_id)                                          AS caption_id,
           coalesce(named.caption_key, m.message_key)                                            AS caption_key
    FROM mass_messages m
    LEFT JOIN page_settings s ON s.page_name = m.page_name
    LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
    LEFT JOIN (SELECT caption_key, min(caption_id) AS caption_id FROM caption_bank GROUP BY caption_key) keyed
           ON named.caption_id IS NULL AND keyed.caption_key = m.message_key
    WHERE m.sending_time IS NOT NULL;

-- Ours: locks that keep a caption from being sent again: in force, or ended by the sweep after their date; not those
-- that a replaced schedule gave back.
CREATE OR REPLACE VIEW standing_locks AS
    SELECT a.page_name, a.caption_id, b.caption_key, a.scheduled_send_date, a.schedule_id
    FROM active_caption_assignments a
    JOIN caption_bank b ON b.caption_id = a.caption_id
    WHERE a.is_active OR a.deactivation_reason IS NULL OR a.deactivation_reason NOT IN ('replaced', 'released');
