-- The job says which days it is about: from :#fromDay to :#toDay, both included.
SELECT account_no, CAST(logged_in AS DATE) AS login_day, COUNT(*) AS logins
FROM login
WHERE CAST(logged_in AS DATE) BETWEEN :#fromDay AND :#toDay
GROUP BY account_no, CAST(logged_in AS DATE)
