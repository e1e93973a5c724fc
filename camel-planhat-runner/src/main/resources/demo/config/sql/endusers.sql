-- Rows that changed since the last good run; the first run reads them all.
select contact_no, account_no, email, first_name, last_name, job_title, phone, newsletter,
       updated_at
from contact
where updated_at >= :#watermark
order by id
