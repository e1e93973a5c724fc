-- SPDX-License-Identifier: Apache-2.0
-- Which fingerprints stand for a record of Planhat, in one sync or in others: the id first, since the latter do not know the sync.

CREATE INDEX planhat_fingerprint_by_id ON planhat_fingerprint (planhat_id, sync);
