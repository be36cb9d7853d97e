-- Every task a batch moved has that transition in its history, by the batch's person, in one of the batch's slices.
select i.batch_id, i.task_id, b.verb
from batch_items i join batches b on b.id = i.batch_id
where i.result = 'done' and not exists (
  select from task_transitions t join commands c on c.id = t.command_id
  where t.task_id = i.task_id and t.transition = b.verb and c.actor_id = b.user_id
    and starts_with(c.idempotency_key, 'batch:' || b.id || ':')
)
