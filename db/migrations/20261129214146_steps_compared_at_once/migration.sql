-- Rows that keep their state are left out before old and new rows are joined. The plan of the join is made for a few rows and kept,
-- so that a statement that rewrites thousands of gigs (a renamed freelancer, an update by import) compared each row with each other.
-- Gigs alone: leaving rows out costs a statement of one row more than it saves, and tasks are settled in such statements.
create function guard_many_steps() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_step record;
begin
  select s.* into v_step
    from (
      select coalesce(o.state, '') as from_state, n.state as to_state, min(n.id) as id
      from (select id, state from written except all select id, state from was) n left join was o on o.id = n.id
      group by 1, 2
    ) s
    where not exists (
      select from lifecycle_steps l
      where l.subject = tg_argv[0] and l.from_state = s.from_state and l.to_state = s.to_state)
    limit 1;
  if found then
    raise exception '% % may not go from % to %', tg_argv[0], v_step.id, v_step.from_state, v_step.to_state using errcode = 'FA006';
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger gigs_step_lifecycle on gigs;
--> statement-breakpoint
create trigger gigs_step_lifecycle after update on gigs referencing old table as was new table as written
  for each statement execute function guard_many_steps('gig');
