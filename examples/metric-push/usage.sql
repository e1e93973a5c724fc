-- Who logged in when. It is made once; the days are counted from the day on which that happens.
CREATE TABLE IF NOT EXISTS login (account_no VARCHAR, logged_in TIMESTAMP WITH TIME ZONE);
INSERT INTO login
SELECT account_no, DATEADD('HOUR', -24 * days_ago, CURRENT_DATE)
FROM (VALUES ('A-1', 3), ('A-2', 2)) AS usage (account_no, times), SYSTEM_RANGE(1, 7) AS d (days_ago), SYSTEM_RANGE(1, 5) AS n (nth)
WHERE n.nth <= usage.times AND NOT EXISTS (SELECT * FROM login);
