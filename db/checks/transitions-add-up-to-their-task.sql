-- The sums released and refunded by a task's transitions are those of the task.
select task_id, released_micros, released, refunded_micros, refunded from task_histories where not sums_agree
