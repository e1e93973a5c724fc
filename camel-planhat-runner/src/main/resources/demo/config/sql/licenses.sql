-- Rows that changed since the last good run; the first run reads them all.
select licence_no, account_no, product, currency, yearly_value, from_date, to_date, auto_renews,
       updated_at
from licence
where updated_at >= :#watermark
order by id
