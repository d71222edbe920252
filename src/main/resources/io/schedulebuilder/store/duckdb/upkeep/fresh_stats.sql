-- Computes the statistics of captions for all messages before each page's midnight. Dollars are summed as decimals, exactly,
-- and divided afterwards. The bounds are those of Wilson, "Probable inference, the law of succession, and statistical
-- inference", Journal of the American Statistical Association 22 (1927) 209-212.
CREATE OR REPLACE TEMP TABLE fresh_stats AS
WITH texts AS (
    SELECT caption_key, min(caption_id) AS caption_id FROM caption_bank GROUP BY caption_key),
sent AS (
    SELECT coalesce(named.caption_id, t.caption_id) AS caption_id, m.page_name, m.row_id, m.sending_time,
        d.midnight, coalesce(m.earnings, 0) AS earnings,
        greatest(coalesce(m.viewed_count, 0), 0) AS viewers,
        least(greatest(coalesce(m.purchased_count, 0), 0), viewers) AS buyers
    FROM mass_messages m
    LEFT JOIN page_settings s ON s.page_name = m.page_name
    JOIN zone_days d ON d.time_zone = coalesce(s.time_zone, '')
    LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
    LEFT JOIN texts t ON t.caption_key = m.message_key
    WHERE m.sending_time < d.midnight AND trim(m.page_name) <> ''),
sums AS (
    SELECT caption_id, page_name, any_value(midnight) AS midnight,
        sum(buyers)::BIGINT AS x, sum(viewers)::BIGINT AS n, sum(earnings)::DOUBLE AS revenue,
        (sum(earnings) FILTER (viewers > 0))::DOUBLE / nullif(sum(viewers), 0)::DOUBLE AS emv,
        first(earnings::DOUBLE / viewers ORDER BY sending_time DESC, row_id DESC) FILTER (viewers > 0)
            AS last_emv,
        max(sending_time) AS last_used
    FROM sent WHERE caption_id IS NOT NULL
    GROUP BY caption_id, page_name),
shares AS (SELECT *, n::DOUBLE AS m, x::DOUBLE / nullif(n, 0)::DOUBLE AS p, 3.8416::DOUBLE AS zz FROM sums),
bounds AS (
    SELECT *, (p + zz / (2 * m)) / (1 + zz / m) AS middle,
        sqrt(zz) * sqrt(p * (1 - p) / m + zz / (4 * m * m)) / (1 + zz / m) AS reach,
        rank() OVER (PARTITION BY page_name, emv IS NULL ORDER BY emv) - 1 AS less,
        count(*) OVER (PARTITION BY page_name, emv) - 1 AS equal,
        count(emv) OVER (PARTITION BY page_name) - 1 AS others
    FROM shares)
SELECT caption_id, page_name, x AS successes, n - x AS failures, n AS total_observations,
    revenue AS total_revenue, p AS avg_conversion_rate, emv AS avg_emv, last_emv AS last_emv_observed,
    CASE WHEN n = 0 THEN 0 ELSE greatest(0, middle - reach) END::DOUBLE AS confidence_lower_bound,
    CASE WHEN n = 0 THEN 1 ELSE least(1, middle + reach) END::DOUBLE AS confidence_upper_bound,
    1 / sqrt(m + 1) AS exploration_score, last_used, midnight AS last_updated,
    CASE WHEN emv IS NULL THEN NULL WHEN others = 0 THEN 100
        ELSE (100 * (2 * less + equal) + others) // (2 * others) END::BIGINT AS performance_percentile
FROM bounds
