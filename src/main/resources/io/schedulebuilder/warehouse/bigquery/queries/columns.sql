-- The dataset's tables as they are.
SELECT table_name, column_name, data_type, is_nullable
FROM `${dataset}.INFORMATION_SCHEMA.COLUMNS`
ORDER BY table_name, column_name
