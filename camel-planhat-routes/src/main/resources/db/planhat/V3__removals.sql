-- SPDX-License-Identifier: Apache-2.0
-- What a run took away because it had left the source.

ALTER TABLE planhat_run ADD COLUMN removed_deleted BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN removed_cleared BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN removed_archived BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN removed_gone BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE planhat_run ADD COLUMN removed_kept BIGINT DEFAULT 0 NOT NULL;

-- what was sent for the record, as a JSON object; null for a deletion
ALTER TABLE planhat_journal ADD COLUMN sent_record TEXT;

-- the sync archived it when it left the source; should it come back, it has to be taken out of the archive
ALTER TABLE planhat_fingerprint ADD COLUMN archived BOOLEAN DEFAULT FALSE NOT NULL;
