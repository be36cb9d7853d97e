-- Every payout to a suspended person is a withdrawal that rested seven days and goes to an account known to be theirs.
-- Known: a payout reached it two weeks before the suspension, or two members of staff signed for it. Payouts made within a minute
-- of a suspension's beginning or end are left out, because they may have got the person's lock first.
with made as (
  select p.id, p.user_id, p.method_id, p.currency, p.created_at, s.id as suspension_id
  from suspensions s join payouts p on p.user_id = s.user_id
    and p.created_at > s.began_at + interval '1 minute' and (s.lifted_at is null or p.created_at < s.lifted_at - interval '1 minute')
), signed as (
  select x.exit_account_id, count(distinct c.actor_id) as people
  from exit_account_signatures x
  join exit_accounts e on e.id = x.exit_account_id
  join suspensions s on s.id = e.suspension_id
  join commands c on c.id = x.command_id and c.actor_kind = 'user' and c.actor_id = x.signed_by and c.actor_id <> s.user_id
  group by x.exit_account_id
)
select coalesce(m.id, w.payout_id) as payout_id, w.id as withdrawal_id, w.state, w.begun_at, w.rests_until, m.created_at
from made m full join (select * from suspension_withdrawals where payout_id is not null) w on w.payout_id = m.id
where (w.state = 'paid' and exists (
         select from payouts p join suspensions s on s.id = w.suspension_id
         where p.id = w.payout_id and p.user_id = w.user_id and p.user_id = s.user_id and p.method_id = w.method_id and p.currency = w.currency
           and w.rests_until <= p.created_at and w.rests_until >= w.begun_at + interval '168 hours' and w.begun_at >= s.began_at - interval '1 minute'
           and (exists (
                  select from payouts k where k.id = w.known_payout_id and k.user_id = w.user_id and k.method_id = w.method_id
                    and k.settled_at <= s.began_at - interval '336 hours')
                or exists (
                  select from exit_accounts e join signed g on g.exit_account_id = e.id and g.people >= 2
                  where e.id = w.exit_account_id and e.suspension_id = s.id and e.method_id = w.method_id))
       )) is not true
