-- SPDX-License-Identifier: Apache-2.0
-- Runs of jobs: what is no sync, such as exports and pulls.

CREATE TABLE planhat_job_run (
    id VARCHAR(60) NOT NULL PRIMARY KEY,
    job VARCHAR(200) NOT NULL,
    kind VARCHAR(60) NOT NULL,
    state VARCHAR(20) NOT NULL,
    -- how often a process has begun or resumed it
    attempts INTEGER NOT NULL,
    started_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(3) WITH TIME ZONE,
    -- nothing was refused, lost or left in doubt
    clean BOOLEAN NOT NULL,
    -- there was nothing to do; of such runs a job keeps the latest
    idle BOOLEAN NOT NULL,
    counts TEXT NOT NULL,
    reasons TEXT NOT NULL,
    failure TEXT
);

CREATE INDEX planhat_job_run_by_job ON planhat_job_run (job, started_at);
