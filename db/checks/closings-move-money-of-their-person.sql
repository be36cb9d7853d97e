-- Money that left by a closing was its person's, at the moment of closing; money that came back afterwards came from a payout of theirs.
select t.id as transfer_id, t.kind, t.subject_id, a.owner_id
from transfers t join accounts a on a.id = t.debit_account_id
left join closings c on c.id = t.subject_id
left join payouts p on p.id = t.subject_id
left join users u on u.id = p.user_id
where t.kind in ('closing.collect', 'closing.give_up', 'closing.strand') and t.reverses_id is null
  and case when t.kind = 'closing.strand'
           then a.owner_id = p.user_id and u.state = 'closed' and p.state in ('failed', 'returned') and p.amount_micros = t.amount_micros
           else c.state = 'closed' and a.owner_id = c.user_id and c.ended_at = t.at end is not true
