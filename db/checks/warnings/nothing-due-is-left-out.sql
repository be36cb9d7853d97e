-- Nothing that is due was left out by the clock because it alone could not be done.
select work, item_id, reason, tries, first_at, last_at from setbacks order by first_at, work, item_id
