-- SPDX-License-Identifier: Apache-2.0
-- Runs that do something other than bring a source to Planhat, and what is needed to send a dead letter again.

ALTER TABLE planhat_run ADD COLUMN kind VARCHAR(20) DEFAULT 'SYNC' NOT NULL;

-- when the source gave the row; what was read later is newer, however late an older one succeeds
ALTER TABLE planhat_dead_letter ADD COLUMN read_at TIMESTAMP(3) WITH TIME ZONE;
UPDATE planhat_dead_letter SET read_at = last_at;
ALTER TABLE planhat_dead_letter ALTER COLUMN read_at SET NOT NULL;
-- the classes of those values of the row that JSON has no form for, as a JSON object; null if that was not noted
ALTER TABLE planhat_dead_letter ADD COLUMN row_types TEXT;
-- the source could not read the row, so that there is nothing to map
ALTER TABLE planhat_dead_letter ADD COLUMN unreadable BOOLEAN DEFAULT FALSE NOT NULL;
-- refused only because the record's company is not there yet; later runs try it again
ALTER TABLE planhat_dead_letter ADD COLUMN waiting BOOLEAN DEFAULT FALSE NOT NULL;

CREATE INDEX planhat_dead_letter_by_age ON planhat_dead_letter (sync, read_at, row_index, id);

-- when the source gave the row that made the record what it is; null where it is not known
ALTER TABLE planhat_fingerprint ADD COLUMN row_at TIMESTAMP(3) WITH TIME ZONE;
