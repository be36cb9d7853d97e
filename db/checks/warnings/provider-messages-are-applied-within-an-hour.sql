-- No provider message waits more than an hour to be applied.
select id as message_id, gateway, received_at from provider_messages where applied_at is null and received_at < now() - interval '1 hour' order by received_at
