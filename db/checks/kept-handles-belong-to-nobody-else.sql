-- No other person has a given-up handle while it is reserved.
select f.handle, f.user_id as kept_for, u.id as taken_by, f.kept_until
from former_handles f join users u on lower(u.handle) = lower(f.handle) and u.id <> f.user_id
where f.kept_until > now()
