-- Begins a transaction's work, in a script that declares version_seen. Two transactions that change one row conflict, and one
-- of them is cancelled. Should the row have been changed by another since this one's view of the tables was taken, then what is
-- read after it is older than what is changed: not allowed.
SET version_seen = (SELECT MAX(version) FROM `${dataset}.sb_guard` WHERE id = 1);
UPDATE `${dataset}.sb_guard` SET version = version + 1 WHERE id = 1;
SET version_seen = IF(
  (SELECT MAX(version) FROM `${dataset}.sb_guard` WHERE id = 1) <> version_seen + 1,
  ERROR('concurrent update of sb_guard'),
  version_seen);
