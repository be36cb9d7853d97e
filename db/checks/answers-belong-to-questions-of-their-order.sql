-- Every answer is to a question that its order asks, and was given by the order's buyer.
select a.id as answer_id, a.order_id, a.question, c.actor_id, o.buyer_id
from order_answers a join orders o on o.id = a.order_id left join commands c on c.id = a.command_id
where c.actor_id is distinct from o.buyer_id
   or not exists (select from jsonb_array_elements(coalesce(o.questions, '[]')) q where q->>'key' = a.question)
