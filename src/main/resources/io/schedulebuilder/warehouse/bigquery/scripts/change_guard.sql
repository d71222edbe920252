-- Two transactions that change one row conflict, and one of them is cancelled.
UPDATE `${dataset}.sb_guard` SET version = version + 1 WHERE id = 1;
