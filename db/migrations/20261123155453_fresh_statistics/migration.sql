-- Thousands of new rows change which way a search should be answered. Only a table's owner may refresh what the
-- planner knows about it, so the application asks through this door after an import.
create function analyze_catalog() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze gigs, gig_packages, users, categories, search_words;
end $$;
--> statement-breakpoint
revoke all on function analyze_catalog from public;
--> statement-breakpoint
grant execute on function analyze_catalog to farthing_app;
