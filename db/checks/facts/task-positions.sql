-- Every task beside its escrow and the sums moved through it, and whether they agree; escrows and movements without a task stand
-- alone. Only tasks that disagree or that released into clearing: millions of right rows are not worth writing.
select * from (
  select coalesce(t.id, m.subject_id, e.owner_id) as task_id, t.id as known_task, t.state, t.price_micros, t.released_micros,
         t.commission_micros, t.refunded_micros, e.id as escrow_id, e.owner_id as escrow_owner, e.currency, e.balance_micros,
         m.subject_id, m.escrow_id as through_id, m.funded, m.released, m.into_clearing, m.commission, m.refunded,
         m.buyer_side, m.reserve_side, m.available_side, m.clearing_side, m.commission_side, m.alike,
         (m.subject_id is null or t.id = m.subject_id) is true
           and coalesce(t.price_micros, 0) = coalesce(m.funded, 0) and coalesce(t.released_micros, 0) = coalesce(m.released, 0)
           and coalesce(t.commission_micros, 0) = coalesce(m.commission, 0)
           and coalesce(t.refunded_micros, 0) = coalesce(m.refunded, 0) as amounts_agree,
         -- Compared where the task's escrow is or should be: movements through another account say nothing about it.
         case when e.id is null and m.subject_id is not null then true
              else (t.id is not null and (e.id is null or e.currency = t.currency)
                    and coalesce(e.balance_micros, 0) = t.price_micros - t.released_micros - t.refunded_micros) is true end as escrow_agrees,
         m.subject_id is null
           or (t.id = m.subject_id and e.owner_id = t.id and e.currency = t.currency and m.alike
               and (m.buyer_side is null or w.owner_id = t.buyer_id and w.currency = t.currency)
               and (m.reserve_side is null or r.owner_id = coalesce(q.id, t.order_id) and r.currency = t.currency)
               and (m.available_side is null or v.owner_id = t.freelancer_id and v.currency = t.currency)
               and (m.clearing_side is null or c.owner_id = t.freelancer_id and c.currency = t.currency)
               and (m.commission_side is null or f.owner_id = 'farthing' and f.currency = t.currency)) is true as parties_agree
  from (select * from accounts where kind = 'escrow') e
  full join task_movements m on m.escrow_id = e.id
  full join tasks t on t.id = coalesce(e.owner_id, m.subject_id)
  left join accounts w on w.id = m.buyer_side and w.kind = 'wallet'
  left join accounts r on r.id = m.reserve_side and r.kind = 'reserve'
  left join buyer_requests q on q.order_id = t.order_id and m.reserve_side is not null
  left join accounts v on v.id = m.available_side and v.kind = 'earnings_available'
  left join accounts c on c.id = m.clearing_side and c.kind = 'earnings_clearing'
  left join accounts f on f.id = m.commission_side and f.kind = 'commission'
) p where not (amounts_agree and escrow_agrees and parties_agree) or into_clearing <> 0
