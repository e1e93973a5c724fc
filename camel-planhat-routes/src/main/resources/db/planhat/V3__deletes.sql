-- SPDX-License-Identifier: Apache-2.0
-- What became of the records that have left a source.

-- found to have left; those that were removed, one way or another, those that were not there any more, those that were left alone, and those that Planhat did not remove
ALTER TABLE planhat_run ADD COLUMN left_source BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN deleted BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN cleared BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN archived BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN already_gone BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN kept BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN not_removed BIGINT DEFAULT 0 NOT NULL;
-- why nothing, or not everything, was removed
ALTER TABLE planhat_run ADD COLUMN removal_notice TEXT;

-- which fields the run changed, as a JSON array; null for the whole record
ALTER TABLE planhat_journal ADD COLUMN fields TEXT;
-- Planhat's id of the record that stands for it since it was taken back
ALTER TABLE planhat_journal ADD COLUMN restored_id VARCHAR(100);

-- whether a record that has left under one key is in the source under another
CREATE INDEX planhat_fingerprint_by_planhat_id ON planhat_fingerprint (planhat_id);
