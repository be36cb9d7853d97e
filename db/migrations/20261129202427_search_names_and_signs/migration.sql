-- Search finds gigs by their category and freelancer too, folds accents, and takes C++, C# and .NET as words of their own.
-- Text as the search compares it, the same for gigs and for what is typed. Quotes, `or` and the dash of an excluded word stay.
create function search_text(t text) returns text language plpgsql immutable parallel safe as $$
declare
  x text := lower(t);
begin
  if octet_length(x) <> length(x) then
    x := regexp_replace(normalize(x, NFKD), '[\u0300-\u036F]', '', 'g');
    x := translate(lower(normalize(x, NFC)), 'øłđıħŧ’‘“”', 'oldiht''''""');
    x := replace(replace(replace(x, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');
    -- Scripts without spaces: each sign is a word, and what is typed is a phrase of them.
    x := regexp_replace(x, '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF])', ' \1 ', 'g');
  end if;
  if strpos(x, '++') > 0 then x := regexp_replace(x, '\m([a-z]{1,12})\+\+', '\1plusplus', 'g'); end if;
  if strpos(x, '#') > 0 then x := regexp_replace(x, '\m([a-z])#', '\1sharp', 'g'); end if;
  if strpos(x, '.net') > 0 then
    x := regexp_replace(x, '(asp|vb|ado|sharp)\.net\M', '\1 dotnet', 'g');
    x := regexp_replace(x, '(^|[^[:alnum:]])\.net\M', '\1dotnet', 'g');
  end if;
  if strpos(x, '.js') > 0 then x := regexp_replace(x, '([[:alnum:]])\.js\M', '\1js', 'g'); end if;
  if strpos(x, '''') > 0 then x := regexp_replace(x, '([[:alpha:]])''s\M', '\1s', 'g'); end if;
  if strpos(x, '-') > 0 then
    -- e-mail is email, and logo-design is logo design.
    x := regexp_replace(x, '\m([a-z])-(?=[[:alpha:]])', '\1', 'g');
    x := regexp_replace(x, '([[:alnum:]])-(?=[[:alnum:]])', '\1 ', 'g');
  end if;
  return replace(x, '/', ' ');
end $$;
--> statement-breakpoint
create function gig_document(title text, tags text[], description text, category_names text, freelancer_names text) returns tsvector
language sql immutable parallel safe as $$
  select setweight(to_tsvector('english'::regconfig, search_text(title)), 'A')
      || setweight(to_tsvector('english'::regconfig, search_text(array_to_string(tags, ' ') || ' ' || category_names)), 'B')
      || setweight(to_tsvector('english'::regconfig, search_text(freelancer_names)), 'C')
      || setweight(to_tsvector('english'::regconfig, search_text(description)), 'D')
$$;
--> statement-breakpoint
alter table gigs drop column search;
--> statement-breakpoint
drop function gig_document(text, text[], text);
--> statement-breakpoint
alter table gigs add column category_names text default '' not null, add column freelancer_names text default '' not null;
--> statement-breakpoint
create function names_of_category(p_id text) returns text language sql stable as $$
  select concat_ws(' ', parent.name, c.name) from categories c left join categories parent on parent.id = c.parent_id where c.id = p_id
$$;
--> statement-breakpoint
-- The copies of gigs that are there; no guard is needed for them, and their triggers would ask for a command.
alter table gigs disable trigger user;
--> statement-breakpoint
update gigs g set category_names = names_of_category(g.category_id), freelancer_names = concat_ws(' ', u.name, u.handle)
from users u where u.id = g.freelancer_id;
--> statement-breakpoint
alter table gigs enable trigger user;
--> statement-breakpoint
alter table gigs add column search tsvector
  generated always as (gig_document(title, tags, description, category_names, freelancer_names)) stored not null;
--> statement-breakpoint
create index gigs_search on gigs using gin (search);
--> statement-breakpoint
-- A new gig takes its names; `for key share` waits for a freelancer who is being renamed, as the foreign key does.
create function name_gig() returns trigger language plpgsql as $$
begin
  new.category_names := names_of_category(new.category_id);
  if tg_op = 'INSERT' then
    select concat_ws(' ', name, handle) into new.freelancer_names from users where id = new.freelancer_id for key share;
  end if;
  new.category_names := coalesce(new.category_names, '');
  new.freelancer_names := coalesce(new.freelancer_names, '');
  return new;
end $$;
--> statement-breakpoint
create trigger gigs_take_names before insert on gigs for each row execute function name_gig();
--> statement-breakpoint
create trigger gigs_change_category before update of category_id on gigs for each row
  when (new.category_id is distinct from old.category_id) execute function name_gig();
--> statement-breakpoint
-- A renamed freelancer's gigs follow in the same command.
create function rename_gigs_of_freelancer() returns trigger language plpgsql as $$
begin
  update gigs set freelancer_names = concat_ws(' ', new.name, new.handle), command_id = new.command_id where freelancer_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger users_rename_gigs after update of name, handle on users for each row
  when (new.name is distinct from old.name or new.handle is distinct from old.handle) execute function rename_gigs_of_freelancer();
--> statement-breakpoint
-- A renamed category's gigs too; categories name no command, so it is the one of this transaction.
create function rename_gigs_in_category() returns trigger language plpgsql as $$
begin
  update gigs g set category_names = names_of_category(g.category_id),
    command_id = (select id from commands where transaction_id = pg_current_xact_id_if_assigned() order by id desc limit 1)
  where g.category_id = new.id or g.category_id in (select id from categories where parent_id = new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger categories_rename_gigs after update of name on categories for each row
  when (new.name is distinct from old.name) execute function rename_gigs_in_category();
--> statement-breakpoint
-- The words that mistyped ones are compared with are those of the search from now on.
delete from search_words;
--> statement-breakpoint
insert into search_words (word, uses)
select word, ndoc from ts_stat($query$
  select to_tsvector('simple', search_text(concat_ws(' ', title, array_to_string(tags, ' '), category_names, freelancer_names, description)))
  from gigs where state = 'published' $query$)
where word ~ '^[[:alpha:]]{3,30}$';
--> statement-breakpoint
grant execute on function search_text, gig_document, names_of_category to farthing_app;
--> statement-breakpoint
analyze gigs, search_words;
