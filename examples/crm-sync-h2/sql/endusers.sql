select contact_no, account_no, email, first_name, last_name, updated_at
from contact
where updated_at >= :#watermark
order by id
