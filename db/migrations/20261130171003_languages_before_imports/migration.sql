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
