-- Which messages are there, for those that are imported without an id.
SELECT row_id
FROM `${dataset}.mass_messages`
WHERE row_id IS NOT NULL
