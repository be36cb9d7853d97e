-- Every account has an existing owner: escrows a task, reserves an order or a request, platform accounts Farthing, all others a person.
select a.id, a.kind, a.owner_id
from accounts a left join users u on u.id = a.owner_id left join order_fillings f on f.id = a.owner_id
left join buyer_requests q on q.id = a.owner_id
where a.kind <> 'escrow' and case when a.balance_micros is null then a.owner_id <> 'farthing'
                                  when a.kind = 'reserve' then f.id is null and q.id is null else u.id is null end
union all
select escrow_id, 'escrow', escrow_owner from task_positions where escrow_id is not null and escrow_owner is distinct from known_task
