select account_no, name, industry, employees, city, updated_at
from account
where updated_at >= :#watermark
order by id
