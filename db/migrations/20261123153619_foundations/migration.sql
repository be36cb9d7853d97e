-- What the tables stand on: word similarity for search, the words of a gig, and the application's own role.
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Immutable, so that it may fill a generated column: the language is fixed and arrays are joined by hand.
create function gig_document(title text, tags text[], description text) returns tsvector
language sql immutable parallel safe as $$
  select setweight(to_tsvector('english'::regconfig, coalesce(title, '')), 'A')
      || setweight(to_tsvector('english'::regconfig, coalesce((select string_agg(t, ' ') from unnest(tags) t), '')), 'B')
      || setweight(to_tsvector('english'::regconfig, coalesce(description, '')), 'D')
$$;
--> statement-breakpoint
-- The application works as this role. It owns nothing, so it can do only what the guards grant it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'farthing_app') then
    begin
      create role farthing_app nologin;
    exception when duplicate_object or unique_violation then
      null; -- another database of this server is being set up at this moment
    end;
  end if;
  begin
    execute format('grant farthing_app to %I', current_user);
  exception when insufficient_privilege then
    -- whoever may not give it away has been given it by the administrator, or is told so now
    if not pg_has_role(current_user, 'farthing_app', 'member') then raise; end if;
  end;
end $$;
