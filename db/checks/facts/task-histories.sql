-- Every task beside its transitions: how often its life began, which states were entered more often than left (see task_steps),
-- how many steps its lifecycle forbids, sums released and refunded. Only tasks that disagree: millions of right rows are not
-- worth writing.
select * from (
  select coalesce(t.id, h.task_id) as task_id, t.state, t.released_micros, t.refunded_micros,
         h.begun, h.standing, d.digit as should_stand, coalesce(h.forbidden, 0) as forbidden, h.released, h.refunded,
         (h.begun = 1 and h.standing = d.digit) is true as chain_agrees,
         coalesce(t.released_micros = coalesce(h.released, 0) and t.refunded_micros = coalesce(h.refunded, 0), true) as sums_agree
  from tasks t
  full join (
    select r.task_id, count(*) - count(r.from_state) as begun, exact_sum(s.change) as standing, count(*) - count(s.change) as forbidden,
           exact_sum(r.released_micros) as released, exact_sum(r.refunded_micros) as refunded
    from task_transitions r
    left join task_steps s on s.from_state = coalesce(r.from_state, '') and s.to_state = r.to_state
    group by r.task_id
  ) h on h.task_id = t.id
  left join task_digits d on d.state = t.state
) p where not (chain_agrees and sums_agree) or forbidden > 0
