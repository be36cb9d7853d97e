-- No two accounts hold one e-mail address, and every verified account has one.
select lower(email) as email, array_agg(id order by id) as user_ids
from users where email_state <> 'unverified' and email is not null
group by lower(email) having count(*) > 1
union all
select null, array[id] from users where email_state = 'verified' and email is null and password_hash is not null
