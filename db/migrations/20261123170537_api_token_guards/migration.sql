-- Tokens and what they spend are written by commands only; of a token nothing but its end can change.
create trigger api_tokens_insert_guard after insert on api_tokens referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
create trigger api_tokens_update_guard after update on api_tokens referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
create trigger token_spending_insert_guard after insert on token_spending referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
create trigger token_spending_update_guard after update on token_spending referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
do $$
begin
  grant select on api_tokens, api_token_uses, token_spending to farthing_app;
  grant insert on api_tokens, api_token_uses, token_spending to farthing_app;
  grant update (revoked_at, command_id) on api_tokens to farthing_app;
  grant update (used_at, address) on api_token_uses to farthing_app;
  grant update (spent_micros, command_id) on token_spending to farthing_app;
end $$;
