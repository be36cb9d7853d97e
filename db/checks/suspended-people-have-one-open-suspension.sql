-- Every suspended person has an open suspension, and no other person has one.
select coalesce(u.id, s.user_id) as user_id, u.state, s.id as suspension_id
from (select * from users where state = 'suspended') u
full join (select * from suspensions where lifted_at is null) s on s.user_id = u.id
where u.id is null or s.id is null
