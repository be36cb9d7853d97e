-- A used link about an address was used by the verb of its purpose; the newest one of an account says which address it verified.
-- A closed account has forgotten its addresses, also those of its links.
select l.id as link_id, l.user_id, l.purpose, c.name as used_by, u.email_state
from mailed_links l
join users u on u.id = l.user_id
left join commands c on c.id = l.command_id
where u.state <> 'closed' and l.used_at is not null and l.purpose in ('verify_email', 'change_email', 'undo_email')
  and (c.name is distinct from case l.purpose
         when 'verify_email' then 'people.verify_email'
         when 'change_email' then 'people.finish_email_change'
         else 'people.undo_email_change' end
       or (u.email_state <> 'verified' or lower(u.email) is distinct from lower(l.email))
          and not exists (
            select from mailed_links n
            where n.user_id = l.user_id and n.used_at >= l.used_at and n.id <> l.id
              and n.purpose in ('verify_email', 'change_email', 'undo_email')))
