-- Rows that changed since the last good run; the first run reads them all.
select account_no, name, industry, employees, phase, country, city, web, customer_since,
       updated_at
from account
where updated_at >= :#watermark
order by id
