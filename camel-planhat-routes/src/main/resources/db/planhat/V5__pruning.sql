-- SPDX-License-Identifier: Apache-2.0
-- Old runs are removed at the end of newer ones, unless something still refers to them.

CREATE INDEX planhat_dead_letter_by_run ON planhat_dead_letter (run_id);
