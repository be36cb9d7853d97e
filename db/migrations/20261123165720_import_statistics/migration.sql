-- A file's lines arrive in one go, and comparing them before the planner heard of them would take minutes. Only a table's
-- owner may tell it, so the application asks through this door before it judges an import.
create function analyze_import_lines() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze gig_import_lines;
end $$;
--> statement-breakpoint
revoke all on function analyze_import_lines from public;
--> statement-breakpoint
grant execute on function analyze_import_lines to farthing_app;
