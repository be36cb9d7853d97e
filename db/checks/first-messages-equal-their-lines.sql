-- Who wrote first in a thread, and when the other one answered, is what its lines say. An answer that was not noted yet is left out.
select f.thread_id, f.asked_at, l.at as first_at, f.answered_at, a.at as answer_at
from first_messages f join threads t on t.id = f.thread_id
left join lateral (
  select l.id, l.kind, l.author_id, l.at from thread_lines l where l.thread_id = f.thread_id order by l.id limit 1
) l on true
left join lateral (
  select l2.at from thread_lines l2 where l2.thread_id = f.thread_id and l2.id > l.id and l2.author_id = f.asked_id order by l2.id limit 1
) a on true
where l.kind is distinct from 'message' or (f.asker_id, f.asked_at) is distinct from (l.author_id, l.at)
   or array[f.asker_id, f.asked_id] is distinct from (case f.asker_id when t.first_id then array[t.first_id, t.second_id] else array[t.second_id, t.first_id] end)
   or (f.answered_at is not null and f.answered_at is distinct from a.at)
