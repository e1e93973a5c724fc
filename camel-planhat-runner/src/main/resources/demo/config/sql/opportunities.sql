-- Rows that changed since the last good run; the first run reads them all.
select opportunity_no, account_no, title, stage, status, currency, amount, close_date, probability,
       updated_at
from opportunity
where updated_at >= :#watermark
order by id
