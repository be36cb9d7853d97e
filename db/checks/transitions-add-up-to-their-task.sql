-- What a task's transitions say they released and refunded adds up to what the task says.
select task_id, released_micros, released, refunded_micros, refunded from task_histories where not sums_agree
