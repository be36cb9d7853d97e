-- No large order is still being made or refunded an hour after it was placed.
select id as order_id, state, total, made, returned, wound, created_at
from order_fillings where ended_at is null and created_at < now() - interval '1 hour' order by created_at
