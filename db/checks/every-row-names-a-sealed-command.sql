-- Every row that a command wrote names a command that exists and was sealed.
select 'api_tokens' as written_in, r.command_id from api_tokens r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'batch_items' as written_in, r.command_id from batch_items r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'batches' as written_in, r.command_id from batches r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'clearings' as written_in, r.command_id from clearings r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'commission_rates' as written_in, r.command_id from commission_rates r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'commission_schedules' as written_in, r.command_id from commission_schedules r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'deliveries' as written_in, r.command_id from deliveries r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'deposits' as written_in, r.command_id from deposits r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'dispute_statements' as written_in, r.command_id from dispute_statements r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'disputes' as written_in, r.command_id from disputes r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'events' as written_in, r.command_id from events r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'files' as written_in, r.command_id from files r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'gigs' as written_in, r.command_id from gigs r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'orders' as written_in, r.command_id from orders r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'payout_methods' as written_in, r.command_id from payout_methods r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'payout_preferences' as written_in, r.command_id from payout_preferences r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'payout_transitions' as written_in, r.command_id from payout_transitions r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'payouts' as written_in, r.command_id from payouts r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'rulings' as written_in, r.command_id from rulings r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'task_transitions' as written_in, r.command_id from task_transitions r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'tasks' as written_in, r.command_id from tasks r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'token_spending' as written_in, r.command_id from token_spending r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'transfers' as written_in, r.command_id from transfers r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'users' as written_in, r.command_id from users r left join commands c on c.id = r.command_id where c.sealed_at is null
union all
select 'webhook_endpoints' as written_in, r.command_id from webhook_endpoints r left join commands c on c.id = r.command_id where c.sealed_at is null
