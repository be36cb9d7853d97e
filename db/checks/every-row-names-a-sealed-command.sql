-- Every row written by a command names a command that exists and is sealed.
select r.written_in, r.command_id from (
  select 'api_tokens' as written_in, r.command_id from api_tokens r
  union all
  select 'batch_items' as written_in, r.command_id from batch_items r
  union all
  select 'batches' as written_in, r.command_id from batches r
  union all
  select 'blocks' as written_in, r.command_id from blocks r
  union all
  select 'buyer_requests' as written_in, r.command_id from buyer_requests r
  union all
  select 'clearings' as written_in, r.command_id from clearings r
  union all
  select 'closings' as written_in, r.command_id from closings r
  union all
  select 'commission_rates' as written_in, r.command_id from commission_rates r
  union all
  select 'commission_schedules' as written_in, r.command_id from commission_schedules r
  union all
  select 'contested_amounts' as written_in, r.command_id from contested_amounts r
  union all
  select 'declined_addresses' as written_in, r.command_id from declined_addresses r
  union all
  select 'deliveries' as written_in, r.command_id from deliveries r
  union all
  select 'deposits' as written_in, r.command_id from deposits r
  union all
  select 'dispute_statements' as written_in, r.command_id from dispute_statements r
  union all
  select 'disputes' as written_in, r.command_id from disputes r
  union all
  select 'events' as written_in, r.command_id from events r
  union all
  select 'exit_account_signatures' as written_in, r.command_id from exit_account_signatures r
  union all
  select 'exit_accounts' as written_in, r.command_id from exit_accounts r
  union all
  select 'files' as written_in, r.command_id from files r
  union all
  select 'first_staff_links' as written_in, r.command_id from first_staff_links r
  union all
  select 'former_handles' as written_in, r.command_id from former_handles r
  union all
  select 'gig_drafts' as written_in, r.command_id from gig_drafts r
  union all
  select 'gigs' as written_in, r.command_id from gigs r
  union all
  select 'invitation_lists' as written_in, r.command_id from invitation_lists r
  union all
  select 'invitation_rows' as written_in, r.command_id from invitation_rows r
  union all
  select 'mailed_links' as written_in, r.command_id from mailed_links r
  union all
  select 'message_reports' as written_in, r.command_id from message_reports r
  union all
  select 'notice_preferences' as written_in, r.command_id from notice_preferences r
  union all
  select 'offer_lines' as written_in, r.command_id from offer_lines r
  union all
  select 'offer_versions' as written_in, r.command_id from offer_versions r
  union all
  select 'offers' as written_in, r.command_id from offers r
  union all
  select 'order_answers' as written_in, r.command_id from order_answers r
  union all
  select 'order_changes' as written_in, r.command_id from order_changes r
  union all
  select 'order_enclosures' as written_in, r.command_id from order_enclosures r
  union all
  select 'order_fillings' as written_in, r.command_id from order_fillings r
  union all
  select 'order_lines' as written_in, r.command_id from order_lines r
  union all
  select 'orders' as written_in, r.command_id from orders r
  union all
  select 'passkeys' as written_in, r.command_id from passkeys r
  union all
  select 'payout_methods' as written_in, r.command_id from payout_methods r
  union all
  select 'payout_preferences' as written_in, r.command_id from payout_preferences r
  union all
  select 'payout_rests' as written_in, r.command_id from payout_rests r
  union all
  select 'payout_transitions' as written_in, r.command_id from payout_transitions r
  union all
  select 'payouts' as written_in, r.command_id from payouts r
  union all
  select 'portfolio_pieces' as written_in, r.command_id from portfolio_pieces r
  union all
  select 'profile_pictures' as written_in, r.command_id from profile_pictures r
  union all
  select 'proposals' as written_in, r.command_id from proposals r
  union all
  select 'recoveries' as written_in, r.command_id from recoveries r
  union all
  select 'recovery_codes' as written_in, r.command_id from recovery_codes r
  union all
  select 'request_subscriptions' as written_in, r.command_id from request_subscriptions r
  union all
  select 'saved_gigs' as written_in, r.command_id from saved_gigs r
  union all
  select 'saved_searches' as written_in, r.command_id from saved_searches r
  union all
  select 'review_hidings' as written_in, r.command_id from review_hidings r
  union all
  select 'review_replies' as written_in, r.command_id from review_replies r
  union all
  select 'review_reports' as written_in, r.command_id from review_reports r
  union all
  select 'review_windows' as written_in, r.command_id from review_windows r
  union all
  select 'reviews' as written_in, r.command_id from reviews r
  union all
  select 'rulings' as written_in, r.command_id from rulings r
  union all
  select 'shown_pictures' as written_in, r.command_id from shown_pictures r
  union all
  select 'suspense_assignments' as written_in, r.command_id from suspense_assignments r
  union all
  select 'suspension_withdrawals' as written_in, r.command_id from suspension_withdrawals r
  union all
  select 'suspensions' as written_in, r.command_id from suspensions r
  union all
  select 'task_transitions' as written_in, r.command_id from task_transitions r
  union all
  select 'tasks' as written_in, r.command_id from tasks r
  union all
  select 'thread_lines' as written_in, r.command_id from thread_lines r
  union all
  select 'threads' as written_in, r.command_id from threads r
  union all
  select 'times_off' as written_in, r.command_id from times_off r
  union all
  select 'token_spending' as written_in, r.command_id from token_spending r
  union all
  select 'totp_factors' as written_in, r.command_id from totp_factors r
  union all
  select 'transfers' as written_in, r.command_id from transfers r
  union all
  select 'users' as written_in, r.command_id from users r
  union all
  select 'webhook_endpoints' as written_in, r.command_id from webhook_endpoints r
) r left join commands c on c.id = r.command_id where c.sealed_at is null
