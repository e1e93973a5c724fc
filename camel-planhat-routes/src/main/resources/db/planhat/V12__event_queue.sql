-- SPDX-License-Identifier: Apache-2.0
-- Many events may wait for long. Those that are to be sent are found without going past them, and the waiting ones are counted
-- out of the index.

CREATE INDEX planhat_event_queue ON planhat_event (stream, state, event_time, seq, since_at);
DROP INDEX planhat_event_order;

-- What is refused is a dead letter now. What was refused before is tried once more, and becomes one if it is refused again.
UPDATE planhat_event SET state = 'pending', since_at = NULL WHERE state = 'refused';
ALTER TABLE planhat_event DROP COLUMN reason;
