-- Languages that an import brings first, before its one long transaction: while that held a row of `search_languages`, nothing else in the
-- language could be put on sale.
create function search_learns_languages(p_import text) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into search_languages (language)
  select distinct coalesce(l.row->>'language', l.row->>'guessed', 'en') from gig_import_lines l
  where l.import_id = p_import and l.fate in ('ready', 'adjusted', 'changed', 'edited')
  order by 1 on conflict do nothing
$$;
--> statement-breakpoint
revoke all on function search_learns_languages from public;
--> statement-breakpoint
grant execute on function search_learns_languages to farthing_app;
--> statement-breakpoint
-- As before, but a sweep ends where a later one of the same person waits, which writes all of their gigs anyway. Changes of one person hold
-- each other's lock, so that the later one sees what the earlier one did.
create or replace function sweep_search(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_sweep search_sweeps;
  v_importing boolean;
  v_ids text[];
  v_free text[];
begin
  v_importing := search_importing();
  select * into v_sweep from search_sweeps where not (after_import and v_importing) order by id limit 1 for update skip locked;
  if not found then return 0; end if;
  if exists (
    select from search_sweeps s where s.freelancer_id = v_sweep.freelancer_id and s.id > v_sweep.id and not (s.after_import and v_importing)) then
    delete from search_sweeps where id = v_sweep.id;
    return 0;
  end if;
  v_ids := case when v_sweep.gig_id is not null then array[v_sweep.gig_id]
    else array(select id from gigs where freelancer_id = v_sweep.freelancer_id and id > v_sweep.after and state = 'published'
               order by id limit p_most) end;
  if v_sweep.gig_id is null and cardinality(v_ids) = p_most then
    update search_sweeps set after = v_ids[p_most] where id = v_sweep.id;
  else
    delete from search_sweeps where id = v_sweep.id;
  end if;
  -- Whatever these rows are made of stays as it is until they are written: a suspension, a new name, a pause waits.
  perform from users u where u.id in (select freelancer_id from gigs where id = any (v_ids)) order by u.id for share;
  v_free := array(select id from gigs where id = any (v_ids) order by id for share skip locked);
  v_free := array(
    select id from unnest(v_free) id where id not in (
      select id from search_gigs where id = any (v_free)
      except select id from (select id from search_gigs where id = any (v_free) order by id for update skip locked) unheld));
  insert into search_sweeps (gig_id, after, after_import) select id, '', v_importing from unnest(v_ids) id where id <> all (v_free);
  perform search_write(v_free);
  return cardinality(v_free);
end $$;
