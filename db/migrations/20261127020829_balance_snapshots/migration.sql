-- The balances nobody locks: what is settled is summed once and kept, so that a balance costs what happened since.
CREATE TABLE "balance_snapshots" (
	"account_id" bigint PRIMARY KEY,
	"through_id" bigint NOT NULL,
	"balance_micros" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settling_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "settling_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transfer_id" bigint NOT NULL,
	"command_place" bigint NOT NULL,
	"transaction_id" xid8 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "balance_snapshots" ADD CONSTRAINT "balance_snapshots_account_id_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id");
--> statement-breakpoint
-- Leaves a mark in the store, so that the store itself knows later what is settled and nobody has to be believed.
drop function mark_drawn();
--> statement-breakpoint
create function mark_drawn() returns xid8 language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_transfer bigint;
  v_place bigint;
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
  select case when is_called then last_value else last_value - 1 end into v_transfer from transfers_id_seq;
  select case when is_called then last_value else last_value - 1 end into v_place from commands_place_seq;
  -- The order is the proof: whoever drew what we just read had an id before this line gives us ours.
  insert into settling_marks (transfer_id, command_place, transaction_id) values (v_transfer, v_place, pg_current_xact_id());
  -- Marks that a later settled one says better. Those of writers that never end stay few: one for each time somebody asked.
  delete from settling_marks m using settling_marks later
   where later.id > m.id and later.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     and later.transfer_id >= m.transfer_id and later.command_place >= m.command_place;
  return pg_current_xact_id();
end $$;
--> statement-breakpoint
revoke all on function mark_drawn from public;
--> statement-breakpoint
-- Up to where nothing can still appear, for the statement that asks: what its own snapshot sees below is all there will be.
create view settled_numbers as
  select coalesce(max(transfer_id), 0) as transfer_id, coalesce(max(command_place), 0) as command_place
  from settling_marks where transaction_id < pg_snapshot_xmin(pg_current_snapshot());
--> statement-breakpoint
-- Moves the snapshot of every account that keeps no balance forward, by at most so many numbers at once; returns how many
-- accounts are still behind. Reads what is settled from the store, not from the caller. Locks no account and no transfer.
create function snapshot_balances(p_most bigint) returns integer
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  v_settled bigint;
begin
  select transfer_id into v_settled from settled_numbers;
  insert into balance_snapshots as kept (account_id, through_id, balance_micros)
    select a.id, step.upto, a.balance + k.sign * (
        (select coalesce(sum(amount_micros), 0) from transfers where credit_account_id = a.id and id > a.since and id <= step.upto)
      - (select coalesce(sum(amount_micros), 0) from transfers where debit_account_id = a.id and id > a.since and id <= step.upto))
    from (select kind, case normal_side when 'credit' then 1 else -1 end as sign from account_kinds where not tracked) k
    cross join lateral (
      select x.id, coalesce(s.balance_micros, 0) as balance,
             -- A new account begins just before its first settled transfer: nothing smaller is its own.
             coalesce(s.through_id, least(v_settled,
               (select min(id) - 1 from transfers where credit_account_id = x.id),
               (select min(id) - 1 from transfers where debit_account_id = x.id))) as since
      from accounts x left join balance_snapshots s on s.account_id = x.id
      where x.kind = k.kind and x.balance_micros is null
    ) a
    cross join lateral (select least(v_settled, a.since + greatest(p_most, 1)) as upto) step
  on conflict (account_id) do update set through_id = excluded.through_id, balance_micros = excluded.balance_micros
    -- Whoever came first with more is right; both sums are.
    where excluded.through_id > kept.through_id;
  return (
    select count(*) from account_kinds k join accounts x on x.kind = k.kind left join balance_snapshots s on s.account_id = x.id
    where not k.tracked and coalesce(s.through_id, 0) < v_settled
  );
end $$;
--> statement-breakpoint
revoke all on function snapshot_balances from public;
--> statement-breakpoint
create or replace view account_balances as
  select a.id, a.kind, a.owner_id, a.currency, k.normal_side,
         coalesce(a.balance_micros, coalesce(s.balance_micros, 0) + (
           (select coalesce(sum(amount_micros), 0) from transfers where credit_account_id = a.id and id > coalesce(s.through_id, 0))
         - (select coalesce(sum(amount_micros), 0) from transfers where debit_account_id = a.id and id > coalesce(s.through_id, 0))
         ) * case k.normal_side when 'credit' then 1 else -1 end)::bigint as balance_micros
  from accounts a
  join account_kinds k on k.kind = a.kind
  left join balance_snapshots s on s.account_id = a.id;
--> statement-breakpoint
do $$
begin
  grant execute on function mark_drawn, snapshot_balances to farthing_app;
  grant select on settling_marks, balance_snapshots, settled_numbers to farthing_app;
end $$;
