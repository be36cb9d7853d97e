CREATE TABLE "former_handles" (
	"command_id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"handle" text NOT NULL,
	"given_up_at" timestamp with time zone NOT NULL,
	"kept_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "former_handles_handle" ON "former_handles" (lower("handle"),"given_up_at");--> statement-breakpoint
CREATE INDEX "former_handles_user" ON "former_handles" ("user_id");--> statement-breakpoint
CREATE INDEX "users_staff" ON "users" ("id") WHERE role = 'staff';--> statement-breakpoint
ALTER TABLE "former_handles" ADD CONSTRAINT "former_handles_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
-- Written by commands only, and never changed afterwards.
CREATE TRIGGER "former_handles_insert_guard" AFTER INSERT ON "former_handles" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "former_handles_update_guard" AFTER UPDATE ON "former_handles" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "former_handles_are_history" BEFORE UPDATE OR DELETE ON "former_handles"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "former_handles_are_not_truncated" BEFORE TRUNCATE ON "former_handles"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "former_handles" TO farthing_app;
--> statement-breakpoint
-- Runs after the row is written: a writer that waited at the unique index sees what the transaction before it kept.
create function guard_handles() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if lower(old.handle) = lower(new.handle) then return null; end if;
    if not exists (select from former_handles f
                   where f.command_id = new.command_id and f.user_id = new.id and lower(f.handle) = lower(old.handle)) then
      raise exception 'the handle % was given up without being kept', old.handle
        using errcode = 'check_violation', constraint = 'users_handle_given_up';
    end if;
  end if;
  if exists (select from former_handles f
             where lower(f.handle) = lower(new.handle) and f.user_id <> new.id and f.kept_until > now()) then
    raise exception 'the handle % is kept for the person who gave it up', new.handle
      using errcode = 'unique_violation', constraint = 'users_handle_kept';
  end if;
  return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER "users_handles_are_kept" AFTER INSERT OR UPDATE OF handle ON "users"
  FOR EACH ROW EXECUTE FUNCTION guard_handles();
