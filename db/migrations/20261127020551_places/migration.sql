-- Commands get numbers, so that "what is new since" can be asked, and a door that tells up to where nothing can still
-- appear: ids and places are drawn long before their transaction commits, so a smaller one may show up after a larger.
create sequence commands_place_seq as bigint;
--> statement-breakpoint
-- The default numbers what is there already, in one pass; from now on the trigger does.
ALTER TABLE "commands" ADD COLUMN "place" bigint NOT NULL DEFAULT nextval('commands_place_seq');
--> statement-breakpoint
ALTER TABLE "commands" ALTER COLUMN "place" DROP DEFAULT;
--> statement-breakpoint
alter sequence commands_place_seq owned by commands.place;
--> statement-breakpoint
grant usage on sequence commands_place_seq to farthing_app;
--> statement-breakpoint
CREATE UNIQUE INDEX "commands_place" ON "commands" ("place");
--> statement-breakpoint
-- The transaction gets its own id first and draws the place after: a default would draw it before.
create or replace function begin_command_row() returns trigger language plpgsql as $$
begin
  new.transaction_id := pg_current_xact_id();
  new.place := nextval('commands_place_seq');
  if new.sealed_at is not null or new.answer is not null then
    raise exception 'a command begins unsealed' using errcode = 'FA001';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- The last numbers drawn and, taken after reading them, a transaction id: whoever drew one of them has a smaller one.
-- When all transactions up to it have ended, the numbers are settled.
create function mark_drawn(out transfer_id bigint, out command_place bigint, out transaction_id xid8)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'a mark needs a transaction of its own: this one may be older than what it looks at' using errcode = 'FA011';
  end if;
  -- A session that keeps numbers in store would use a small one long after we looked.
  if exists (
    select from pg_sequence where seqrelid in ('transfers_id_seq'::regclass, 'commands_place_seq'::regclass)
      and (seqcache <> 1 or seqincrement <> 1 or seqcycle)
  ) then
    raise exception 'transfers and commands must be numbered one by one' using errcode = 'FA011';
  end if;
  select case when is_called then last_value else last_value - 1 end into transfer_id from transfers_id_seq;
  select case when is_called then last_value else last_value - 1 end into command_place from commands_place_seq;
  transaction_id := pg_current_xact_id();
end $$;
--> statement-breakpoint
revoke all on function mark_drawn from public;
--> statement-breakpoint
grant execute on function mark_drawn to farthing_app;
