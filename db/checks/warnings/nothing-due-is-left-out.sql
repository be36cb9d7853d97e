-- No due item was left out by the clock because it failed when tried alone.
select work, item_id, reason, tries, first_at, last_at from setbacks order by first_at, work, item_id
