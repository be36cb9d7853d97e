-- Nobody has more than ten recovery codes that work, and nobody without a factor has any.
select c.user_id, count(*) as codes
from recovery_codes c
where c.replaced_at is null
group by c.user_id
having count(*) > 10
  or not exists (select from totp_factors t where t.user_id = c.user_id and t.removed_at is null)
    and not exists (select from passkeys p where p.user_id = c.user_id and p.removed_at is null)
