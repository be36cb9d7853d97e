-- A batch counts exactly its items, settled in their order; an ended batch has a result for each.
select b.id, b.state, b.total, b.done, b.refused, i.*
from batches b cross join lateral (
  select count(*) as items, count(*) filter (where result = 'done') as done_items,
         count(*) filter (where result = 'refused') as refused_items,
         coalesce(max(position) filter (where result <> 'waiting'), 0) as last_settled
  from batch_items where batch_id = b.id
) i
where i.items <> b.total or i.done_items <> b.done or i.refused_items <> b.refused or i.last_settled <> b.done + b.refused
   or (b.state = 'running') <> (b.done + b.refused < b.total)
