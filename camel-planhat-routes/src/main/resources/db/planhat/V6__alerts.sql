-- SPDX-License-Identifier: Apache-2.0
-- Conditions of syncs that are worth an alert: what was told of them, so that a restart neither repeats nor loses it.

CREATE TABLE planhat_alert (
    alert VARCHAR(200) NOT NULL,
    sync VARCHAR(200) NOT NULL,
    event VARCHAR(20) NOT NULL,
    -- what exactly, values cut out; a condition whose detail changes is told anew
    detail VARCHAR(1000) NOT NULL,
    since_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- null until an endpoint has taken it
    told_at TIMESTAMP(3) WITH TIME ZONE,
    -- it has ended, and that is still to be told
    is_over BOOLEAN NOT NULL,
    -- a node that is telling it, until then
    claimed_until TIMESTAMP(3) WITH TIME ZONE,
    CONSTRAINT planhat_alert_key PRIMARY KEY (alert, sync, event)
);
