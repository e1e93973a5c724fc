-- SPDX-License-Identifier: Apache-2.0
-- Pulls that go by companies: what one run of them has done, so that it goes on where its process died.

CREATE TABLE planhat_pull (
    id VARCHAR(60) NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    object VARCHAR(60) NOT NULL,
    -- hash of the parameters: a run goes on only as what it was
    definition VARCHAR(64) NOT NULL,
    state VARCHAR(20) NOT NULL,
    -- how often a process has begun or resumed it
    attempts INTEGER NOT NULL,
    -- the time that {now} stands for, however often the process dies
    started_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(3) WITH TIME ZONE,
    counts TEXT NOT NULL,
    failure TEXT
);

CREATE INDEX planhat_pull_by_name ON planhat_pull (name, started_at);

-- The companies that a run has met. Those that are done go away with its end; those that failed stay with it.
CREATE TABLE planhat_pull_company (
    pull_id VARCHAR(60) NOT NULL,
    company VARCHAR(200) NOT NULL,
    state VARCHAR(20) NOT NULL,
    -- when it is tried again: the round, and with how many others at most
    next_round INTEGER NOT NULL,
    width INTEGER NOT NULL,
    -- how often it was tried alone
    tries INTEGER NOT NULL,
    reason TEXT,
    source_row TEXT,
    row_types TEXT,
    PRIMARY KEY (pull_id, company)
);
