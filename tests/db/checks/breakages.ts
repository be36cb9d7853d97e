/** Statements that break each invariant, run by the database's owner with the guards switched off. */

/** Check → statements; each is tried alone on the healthy store and must be found by that check. */
export const BREAKAGES: Record<string, readonly string[]> = {
  "accounts-belong-to-somebody": [
    "update accounts set owner_id = 'usr_nobody' where id = (select min(id) from accounts where kind = 'wallet')",
    "update accounts set owner_id = 'tsk_none' where id = (select min(id) from accounts where kind = 'escrow')",
    "update accounts set owner_id = 'somebody' where kind = 'commission'",
    "update accounts set owner_id = 'ord_none' where id = (select min(id) from accounts where kind = 'reserve')",
  ],
  "accounts-equal-their-transfers": [
    "update accounts set balance_micros = balance_micros + 1 where id = (select min(id) from accounts where kind = 'wallet')",
    "update transfers set amount_micros = amount_micros - 1 where id = (select min(id) from transfers)",
    "delete from transfers where id = (select min(id) from transfers)",
  ],
  "accounts-keep-a-balance-as-their-kind-says": [
    "update accounts set balance_micros = null where id = (select min(id) from accounts where kind = 'wallet')",
    "update accounts set balance_micros = 0 where kind = 'commission'",
  ],
  "addresses-belong-to-one-account": [
    "drop index users_email; update users set email = 'ADA@example.test' where handle = 'lin'",
    "update users set email = null, password_hash = 'x' where handle = 'lin'",
  ],
  "agreed-orders-add-up-with-their-changes": [
    "update orders set total_micros = total_micros + 1 where agreed",
    "update order_lines set dropped_at = now() where task_id is null",
    "update order_changes set price_micros = price_micros + 1 where kind = 'lower'",
    "update order_changes set price_micros = price_micros + 1 where kind = 'add'",
    "update order_changes set state = 'declined' where kind = 'add'",
    "update order_changes set state = 'declined' where kind = 'lower'",
    "update order_changes set state = 'declined' where kind = 'drop'",
    "update order_changes set state = 'declined' where kind = 'days'",
    "update tasks set added_days = added_days + 1 where id in (select task_id from order_lines)",
    "update task_transitions set transition = 'cancel' where transition = 'reduce'",
    "delete from order_lines where change_id is not null",
  ],
  "accepted-offers-have-exactly-their-order": [
    "delete from orders where id = (select order_id from offers where state = 'accepted')",
    "update order_lines set scope = scope || '.' where order_id = (select order_id from offers where state = 'accepted') and position = 1",
    "delete from order_lines where order_id = (select order_id from offers where state = 'accepted') and position = 2",
    "delete from offer_lines l using offers o where o.id = l.offer_id and o.state = 'accepted' and l.version = o.version and l.position = 2",
    "update offer_versions set bps = bps + 1",
    "update orders set title = title || '.' where id = (select order_id from offers where state = 'accepted')",
    "update offers set buyer_id = freelancer_id || 'x' where state = 'accepted'",
    "update offers set version = version - 1 where state = 'accepted'",
  ],
  "agreed-orders-equal-their-lines": [
    "update order_lines set price_micros = price_micros + 1 where position = 1",
    "update order_lines set change_id = 'chg_none' where position = 1",
    "update orders set commission_micros = commission_micros - 1 where id in (select order_id from order_lines)",
    "update order_lines set task_id = null where position = 1",
    "update orders set task_count = task_count + 1 where id in (select order_id from order_lines)",
    "delete from order_lines where position = 2",
    "update orders set agreed = false where agreed",
    "update orders set agreed = true where id = (select min(id) from orders where not agreed)",
  ],
  "awarded-requests-became-their-order": [
    "update buyer_requests set proposals = proposals + 1 where state = 'open'",
    "update proposals set freelancer_id = (select id from users where handle = 'ray') where state = 'awarded'",
    "update proposals set total_micros = total_micros + 1 where state = 'awarded'",
    "update proposals set state = 'made', ended_at = null where state = 'awarded'",
    "update proposals set request_id = 'rqs_none' where state = 'awarded'",
    "update proposals set buyer_id = 'usr_none' where state = 'made'",
  ],
  "answers-belong-to-questions-of-their-order": [
    "update order_answers set question = 'none'",
    "update order_answers set order_id = (select min(id) from orders where questions is null)",
    "update orders set questions = null where id in (select order_id from order_answers)",
    "update order_answers set command_id = (select min(id) from commands where actor_kind = 'operator')",
  ],
  "balance-snapshots-equal-their-transfers": [
    "update balance_snapshots set balance_micros = balance_micros + 1 where account_id = (select id from accounts where kind = 'commission')",
    "update balance_snapshots set through_id = 0 where account_id = (select id from accounts where kind = 'commission')",
    "update balance_snapshots set through_id = 1000000000 where account_id = (select id from accounts where kind = 'bank')",
    "update balance_snapshots set account_id = (select min(id) from accounts where kind = 'wallet') where account_id = (select id from accounts where kind = 'bank')",
    "delete from transfers where kind = 'escrow.commission'",
  ],
  "batches-did-what-they-say": [
    "update batches set verb = 'start' where state = 'finished'",
    "update batches set user_id = (select id from users where handle = 'max') where state = 'finished'",
    "update batch_items set task_id = 'tsk_none' where result = 'done'",
  ],
  "card-money-clears-before-it-is-available": [
    "delete from clearings where task_id = any (array(select t.id from tasks t join orders o on o.id = t.order_id where o.funds_clear_at is not null))",
    "update clearings set amount_micros = amount_micros - 1",
    "update clearings set cleared_at = clears_at - interval '1 minute'",
    "update orders set funds_clear_at = now() + interval '9 days', funding = 'card'",
    "update tasks t set funds_clear_at = now() + interval '9 days' where released_micros > 0 and order_id in (select order_id from order_lines)",
  ],
  "clearings-equal-their-releases": [
    "update clearings set amount_micros = amount_micros + 1",
    "delete from clearings",
    "delete from transfers where kind = 'escrow.release_clearing'",
  ],
  "closed-accounts-leave-nothing-open": [
    "delete from closings",
    "update accounts set owner_id = (select id from users where state = 'closed') where id = (select min(id) from accounts where kind = 'wallet' and balance_micros > 0)",
    "update tasks set freelancer_id = (select id from users where state = 'closed') where state = 'started'",
    "update orders set buyer_id = (select id from users where state = 'closed') where id = (select min(id) from order_fillings where state = 'filling')",
    "update offers set buyer_id = (select id from users where state = 'closed') where state = 'open'",
    "update buyer_requests set buyer_id = (select id from users where state = 'closed') where state = 'open'",
    "update payouts set user_id = (select id from users where state = 'closed') where state = 'queued' and origin = 'sweep'",
    "update gigs set state = 'published' where freelancer_id = (select id from users where state = 'closed')",
    "insert into times_off (id, user_id, starts_at, ends_at, set_at, command_id) select 'tof_1', id, now(), now() + interval '1 day', now(), command_id from users where state = 'closed'",
    "update users set skills = '{engraving}' where state = 'closed'",
    "alter table users drop constraint users_closed_empty; update users set email = 'back@example.test' where state = 'closed'",
    "insert into webhook_endpoints (id, user_id, url, events, state, secret_sealed, secret_made_at, created_at, command_id) select 'whk_1', id, 'https://x.example/', '{}', 'active', '\\x00', now(), now(), command_id from users where state = 'closed'",
  ],
  "closings-move-money-of-their-person": [
    "update closings set user_id = (select id from users where handle = 'max')",
    "update closings set ended_at = ended_at + interval '1 minute' where state = 'closed'",
    "update payouts set user_id = (select id from users where handle = 'max') where state = 'returned' and origin = 'closure'",
    "update transfers set amount_micros = amount_micros + 1 where kind = 'closing.strand'",
  ],
  "closed-disputes-say-how-they-ended": [
    "update disputes set closed_at = null where state = 'closed'",
    "update disputes set outcome = 'released' where state = 'open'",
    "update rulings set refund_micros = refund_micros + 1",
  ],
  "closed-tasks-hold-nothing": [
    "update tasks set closed_at = null where state = 'released'",
    "update tasks set next_at = now() where state = 'refunded'",
    "alter table tasks drop constraint tasks_closed_means_paid_out; update tasks set refunded_micros = 0 where state = 'refunded'",
    "alter table tasks drop constraint tasks_closed_means_paid_out; update tasks set refunded_micros = price_micros - released_micros where state = 'started'",
    "alter table tasks drop constraint tasks_closed_means_paid_out; update tasks set state = 'released' where state = 'split'",
    "alter table tasks drop constraint tasks_closed_means_paid_out; update tasks set refunded_micros = refunded_micros - 1 where state = 'split'",
  ],
  "commission-telescopes-at-the-frozen-rate": [
    "alter table tasks drop constraint tasks_commission_telescopes; update tasks set commission_micros = commission_micros + 1",
    "alter table tasks drop constraint tasks_commission_telescopes; update tasks set commission_bps = commission_bps + 1",
  ],
  "debits-equal-credits": [
    "update accounts set balance_micros = balance_micros + 1 where id = (select min(id) from accounts where kind = 'wallet')",
    "update transfers set credit_account_id = -1 where id = (select min(id) from transfers where kind = 'escrow.commission')",
  ],
  "deposits-have-exactly-their-transfer": [
    "update deposits set amount_micros = amount_micros + 1",
    "update deposits set state = 'failed'",
    "update deposits set user_id = (select id from users where handle = 'max')",
    "delete from deposits",
    "delete from transfers where kind = 'deposit'",
    `insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
     select kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at from transfers where kind = 'deposit'`,
  ],
  "disputes-and-disputed-tasks-agree": [
    "update disputes set state = 'closed' where state = 'open'",
    "update tasks set state = 'delivered' where state = 'disputed'",
    "update disputes set contested_micros = contested_micros + 1 where state = 'open'",
    "drop index disputes_one_open_each; insert into disputes select (d).* from (select jsonb_populate_record(d, '{\"id\":\"dsp_twin\"}') as d from disputes d where state = 'open') t",
  ],
  "drafts-belong-to-their-gigs-freelancer": [
    "insert into gig_drafts (gig_id, freelancer_id, kind, version, saved_at, command_id) select g.id, (select min(u.id) from users u where u.id <> g.freelancer_id), g.kind, 1, now(), g.command_id from gigs g order by g.id limit 1",
    "insert into gig_drafts (gig_id, freelancer_id, kind, version, saved_at, command_id) select id, freelancer_id, case kind when 'unit' then 'package' else 'unit' end, 1, now(), command_id from gigs order by id limit 1",
  ],
  "ended-batches-have-a-result-for-every-item": [
    "update batch_items set result = 'waiting', code = null, sentence = null where result = 'refused'",
    "update batches set done = done + 1, refused = refused - 1 where state = 'finished'",
    "delete from batch_items where result = 'done'",
    "alter table batches drop constraint batches_counts; alter table batches drop constraint batches_ended; update batches set state = 'running' where state = 'finished'",
    "update batch_items set position = position + 100 where result = 'done'",
  ],
  "escrows-hold-what-is-not-yet-divided": [
    "update accounts set balance_micros = balance_micros + 1 where kind = 'escrow'",
    "update tasks set refunded_micros = refunded_micros + 1 where state = 'started'",
    "update accounts set owner_id = owner_id || 'x' where kind = 'escrow'",
  ],
  "facts-of-orders-equal-their-tasks": [
    "update order_facts set paid = not paid",
    "update order_facts set on_time = on_time is not true where paid",
    "update order_facts set freelancer_id = buyer_id",
  ],
  "every-row-names-a-sealed-command": [
    "update tasks set command_id = 'cmd_none'",
    "update commands set sealed_at = null where id = (select max(command_id) from transfers)",
    "update payout_methods set command_id = 'cmd_none'",
  ],
  "first-messages-equal-their-lines": [
    "insert into first_messages (thread_id, asker_id, asked_id, asked_at) select t.id, t.first_id, t.second_id, t.opened_at from threads t",
  ],
  "people-are-away-once-at-a-time": [
    "insert into times_off (id, user_id, starts_at, ends_at, set_at, ended_at, command_id) select v.id, u.id, now(), now() + interval '2 days', now(), now() + v.lasted, u.command_id from users u, (values ('tof_1', interval '1 hour'), ('tof_2', null)) v (id, lasted) where u.handle = 'lin'",
  ],
  "in-transit-equals-open-payouts": [
    "update payouts set state = 'settled' where state = 'queued'",
    "update payouts set amount_micros = amount_micros + 1 where state = 'queued'",
    "delete from transfers where kind = 'payout.settle'",
  ],
  "kept-handles-belong-to-nobody-else": [
    "insert into former_handles (command_id, user_id, handle, given_up_at, kept_until) select 'cmd_none', (select id from users where handle = 'ada'), 'LIN', now(), now() + interval '1 day'",
  ],
  "no-account-is-overdrawn": [
    "alter table accounts drop constraint accounts_never_negative; update accounts set balance_micros = -1 where id = (select min(id) from accounts where kind = 'wallet')",
  ],
  "numbers-are-drawn-one-by-one": [
    "alter sequence transfers_id_seq cache 20",
    "alter sequence commands_place_seq cycle",
    "alter sequence transfers_id_seq restart",
    "update commands set place = place + 1000000",
  ],
  "offers-have-one-current-version": [
    "update offers set version = version - 1 where version > 1",
    "update offers set version = version + 1",
    "delete from offer_versions where number = 1",
    "update offer_versions set total_micros = total_micros + 1",
    "update offer_versions set commission_micros = commission_micros + 1",
    "update offer_versions set funded = funded + 30",
    "update offer_lines set price_micros = price_micros - 1 where position = 2",
    "delete from offer_lines where position = 1",
  ],
  "one-open-payout-each": [
    "drop index payouts_one_open_each; update payouts set state = 'submitted' where state = 'settled'",
  ],
  "open-clearings-equal-clearing-earnings": [
    "update clearings set cleared_at = now()",
    "update clearings set freelancer_id = (select id from users where handle = 'max')",
    "update accounts set balance_micros = balance_micros - 1 where kind = 'earnings_clearing'",
  ],
  "orders-equal-their-tasks": [
    "update orders set total_micros = total_micros + 1",
    "update orders set task_count = 2",
    "update tasks set buyer_id = freelancer_id",
    "update orders set commission_micros = commission_micros - 1",
    "update orders set commission_micros = commission_micros - 1 where id not in (select id from order_fillings)",
    "delete from tasks where order_id = (select id from order_fillings where state = 'returned')",
    'insert into orders select (o).* from (select jsonb_populate_record(o, \'{"id":"ord_empty"}\') as o from orders o limit 1) t',
  ],
  "listed-requests-have-their-money-held": [
    "update accounts set balance_micros = balance_micros - 1 where kind = 'reserve' and owner_id in (select id from buyer_requests where state = 'open')",
    "update accounts set balance_micros = 1 where kind = 'reserve' and owner_id in (select id from buyer_requests where state = 'awarded')",
    "update accounts set owner_id = 'rqs_none' where kind = 'reserve' and owner_id in (select id from buyer_requests where state = 'expired')",
    "update buyer_requests set ceiling_micros = ceiling_micros + 1 where state = 'open'",
    "delete from accounts where kind = 'reserve' and owner_id in (select id from buyer_requests where state = 'open')",
  ],
  "orders-that-do-not-stand-have-no-clock": [
    "update tasks set next_event = 'lapse' where next_event = 'go_unanswered'",
    "update tasks set next_event = 'go_unanswered' where next_event = 'lapse' and order_id not in (select order_id from order_lines)",
    "delete from order_answers",
    "update tasks set next_event = 'lapse', next_at = now() where id in (select task_id from order_lines where position = 2)",
    "update tasks set next_event = null, next_at = null where id in (select task_id from order_lines where position = 1)",
    "update tasks set next_event = 'lapse', next_at = now() where order_id = (select id from order_fillings where state = 'filling')",
    "update tasks set next_event = 'lapse', next_at = now() where order_id = (select id from order_fillings where state = 'winding') and position = 4",
    "update tasks set next_at = null where order_id = (select id from order_fillings where state = 'filled')",
    "update tasks set state = 'started' where order_id = (select id from order_fillings where state = 'filling')",
    "alter table tasks drop constraint tasks_closed_means_paid_out; update tasks set state = 'funded' where order_id = (select id from order_fillings where state = 'returned')",
  ],
  "payouts-rest-during-a-recovery": [
    "delete from payout_rests",
    "update payout_rests set until = until - interval '1 minute'",
  ],
  "payout-states-follow-from-their-transitions": [
    "update payouts set state = 'submitted' where state = 'queued'",
    "delete from payout_transitions where to_state = 'submitted'",
  ],
  "payouts-are-not-made-during-a-rest": [
    "insert into payout_rests (user_id, until, reason, started_at, command_id) select user_id, null, 'test', min(created_at) - interval '1 hour', min(command_id) from payouts group by user_id",
    "insert into payout_rests (user_id, until, reason, started_at, command_id) select user_id, max(created_at) + interval '1 hour', 'test', min(created_at) - interval '1 hour', min(command_id) from payouts group by user_id",
  ],
  "payouts-have-exactly-their-transfers": [
    "update payouts set amount_micros = amount_micros + 1 where state = 'settled'",
    "delete from transfers where kind = 'payout.return'",
    "delete from transfers where kind = 'payout.sweep'",
    "update payouts set state = 'returned' where state = 'settled'",
    "update payouts set user_id = (select id from users where handle = 'max')",
    "update transfers set subject_id = 'pay_none' where kind = 'payout.settle'",
    "delete from transfers where kind = 'payout.settle' and subject_id in (select id from payouts where state = 'settled')",
  ],
  "proven-balances-equal-their-transfers": [
    "update proven_balances set micros = micros + 1 where account_id = (select id from accounts where kind = 'commission')",
    "delete from transfers where id = (select min(id) from transfers)",
    "insert into proven_balances select id, 0 from accounts where kind = 'escrow' limit 1",
  ],
  "recovery-codes-are-spares-of-a-factor": [
    "update totp_factors set removed_at = now()",
    "insert into recovery_codes (id, user_id, hash, created_at, command_id) select 'rcv_more', user_id, 'x', created_at, command_id from recovery_codes limit 1",
  ],
  "reserves-hold-what-has-no-task-yet": [
    "update accounts set balance_micros = balance_micros - 1 where kind = 'reserve' and balance_micros > 0",
    "update accounts set balance_micros = 1 where kind = 'reserve' and balance_micros = 0",
    "update accounts set balance_micros = 1 where kind = 'reserve' and owner_id = (select id from order_fillings where state = 'returned')",
    "update accounts set owner_id = 'ord_none' where kind = 'reserve' and balance_micros > 0 and owner_id like 'ord%'",
    "delete from tasks where order_id = (select id from order_fillings where state = 'filling')",
    "alter table order_fillings drop constraint order_fillings_ended, drop constraint order_fillings_stand, drop constraint order_fillings_counts; update order_fillings set state = 'filled' where state = 'filling'",
    "update order_fillings set task_price_micros = task_price_micros + 1 where state = 'filled'",
    "delete from order_fillings where state = 'filling'",
  ],
  "reserves-move-between-an-order-and-its-buyer": [
    "delete from transfers where kind = 'reserve.fund'",
    "delete from transfers where kind = 'reserve.refund'",
    "update transfers set amount_micros = amount_micros + 1 where kind = 'reserve.refund'",
    "update transfers set subject_id = 'ord_none' where id = (select min(id) from transfers where kind = 'reserve.fund')",
    "update orders set buyer_id = (select id from users where handle = 'max') where id = (select id from order_fillings where state = 'returned')",
    `insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
     select kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at from transfers where kind = 'reserve.fund'`,
  ],
  "reserves-move-between-a-request-and-its-buyer": [
    "delete from transfers where kind = 'reserve.fund' and subject_id like 'rqs%'",
    "delete from transfers where kind = 'reserve.refund' and subject_id in (select id from buyer_requests where state = 'awarded')",
    "update transfers set amount_micros = amount_micros + 1 where kind = 'reserve.refund' and subject_id in (select id from buyer_requests where state = 'expired')",
    "update transfers set subject_id = 'rqs_none' where kind = 'reserve.fund' and subject_id like 'rqs%'",
    "update buyer_requests set buyer_id = (select id from users where handle = 'max') where state = 'withdrawn'",
  ],
  "reviews-are-of-paid-orders-by-their-sides": [
    "update reviews set author_id = (select id from users where handle = 'max') where side = 'buyer'",
    "update reviews set subject_id = (select id from users where handle = 'max') where side = 'freelancer'",
    "update reviews set gig_id = null where side = 'buyer'",
    "update reviews set order_id = 'ord_none' where revealed_at is null",
    "update review_windows set ended_at = ended_at + interval '1 day'",
    "delete from review_windows",
    "update tasks set released_micros = 0, commission_micros = 0, refunded_micros = price_micros, state = 'refunded' where order_id in (select order_id from reviews)",
  ],
  "revealed-reviews-have-both-or-their-time": [
    "update reviews set revealed_at = written_at where revealed_at is null",
    "update reviews set revealed_at = null where side = 'buyer'",
    "update reviews set revealed_at = revealed_at + interval '1 hour' where side = 'buyer'",
    "update reviews set revealed_at = null",
  ],
  "replies-and-hidings-are-of-published-reviews": [
    "update reviews set revealed_at = null where id in (select review_id from review_replies)",
    "update review_replies set at = at - interval '1 year'",
    "update reviews set revealed_at = null where id in (select review_id from review_hidings)",
    "update review_hidings set sentence = ' '",
    "update review_hidings set at = at - interval '1 year'",
    "update review_hidings set part = 'reply'",
    "delete from review_hidings",
  ],
  "reversals-mirror-their-transfer": [
    "update transfers set amount_micros = amount_micros + 1 where reverses_id is not null",
    "update transfers set reverses_id = (select max(id) from transfers where kind = 'deposit') where id = (select max(id) from transfers where reverses_id is not null)",
    `drop index transfers_reversed_once;
     insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, reverses_id, command_id, at)
     select kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, reverses_id, command_id, at from transfers where reverses_id is not null`,
  ],
  "the-search-holds-what-is-for-sale": [
    "delete from search_gigs where id = (select min(id) from search_gigs)",
    "update search_gigs set from_micros = from_micros + 1 where id = (select min(id) from search_gigs)",
    "update gigs set state = 'paused' where id = (select min(id) from search_gigs)",
    "update users set state = 'suspended' where id = (select min(freelancer_id) from search_gigs)",
    "update search_counts set gigs = gigs + 1 where within = '' and category = (select min(top) from search_gigs)",
    "update search_counts set gigs = gigs + 1, fresh = 1 where within = '' and category = (select min(top) from search_gigs)",
    "insert into search_groups (within, groups) values ('design/none', 'x')",
    "delete from search_lexemes where lexeme = '='",
    "update search_gigs set rating = rating + 1 where id = (select min(id) from search_gigs)",
  ],
  "scores-equal-their-reviews": [
    "update seller_scores set stars = stars - 1 where stars > reviews",
    "update seller_scores set rating = rating + 1",
    "delete from seller_scores",
    "update reviews set not_counted = 'same_hands' where revealed_at is not null and side = 'buyer'",
  ],
  "suspended-people-are-paid-after-their-rest": [
    "alter table suspension_withdrawals drop constraint suspension_withdrawals_rest; update suspension_withdrawals set rests_until = rests_until - interval '1 hour' where state = 'paid'",
    "update suspension_withdrawals set begun_at = begun_at + interval '3 days', rests_until = rests_until + interval '3 days' where state = 'paid'",
    "update suspension_withdrawals set method_id = (select id from payout_methods where account_tail = '0000') where state = 'paid' and known_payout_id is not null",
    "update payouts set settled_at = settled_at + interval '2 days' where id in (select known_payout_id from suspension_withdrawals where state = 'paid')",
    "delete from exit_account_signatures where signed_by = (select id from users where handle = 'ray')",
    "update exit_account_signatures set signed_by = signed_by || 'x' where signed_by = (select id from users where handle = 'ray')",
    "alter table suspension_withdrawals drop constraint suspension_withdrawals_ended; update suspension_withdrawals set payout_id = null where state = 'paid'",
    "update payouts set created_at = now() + interval '15 days 1 hour' where id in (select known_payout_id from suspension_withdrawals)",
  ],
  "suspended-people-have-one-open-suspension": [
    "update users set state = 'active' where state = 'suspended'",
    "update users set state = 'suspended' where handle = 'lin'",
    "update suspensions set lifted_at = now()",
    "update suspensions set lifted_at = null",
  ],
  "shown-pictures-belong-to-something-of-their-owner": [
    "update shown_pictures set owner_id = (select id from users where handle = 'ada') where gig_id is not null",
    "update shown_pictures set gig_id = 'gig_none' where gig_id is not null",
    "update portfolio_pieces set state = 'withdrawn', ended_at = now(), ended_by = 'buyer' where state = 'shown'",
    "update portfolio_pieces set freelancer_id = buyer_id where state = 'shown'",
    "alter table users drop constraint users_closed_empty; update users set state = 'closed' where id = (select owner_id from shown_pictures where state = 'ready' limit 1)",
  ],
  "shown-pictures-have-their-sizes": [
    "update shown_pictures set keys = keys[2:] where state = 'ready'",
    "update shown_pictures set files = files - 0, keys = keys[2:] where state = 'ready'",
    "update shown_pictures set keys = array_fill(keys[1], array[9]) where state = 'ready'",
    "update shown_pictures set width = 700 where state = 'ready'",
  ],
  "suspense-assignments-have-exactly-their-transfer": [
    "delete from suspense_assignments",
    "delete from transfers where kind = 'suspense.assign'",
    "update transfers set amount_micros = amount_micros + 1 where kind = 'suspense.assign'",
    "update suspense_assignments set user_id = (select id from users where handle = 'max')",
    "update suspense_assignments set transfer_id = (select min(id) from transfers where kind = 'deposit') where id = (select min(id) from suspense_assignments)",
    `insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
     select kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at from transfers where kind = 'suspense.assign'`,
    `insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, reverses_id, command_id, at)
     select r.kind, r.credit_account_id, r.debit_account_id, r.currency, r.amount_micros, r.subject_id, r.id, r.command_id, r.at
     from transfers r join suspense_assignments s on s.transfer_id = r.id`,
  ],
  "task-amounts-equal-their-transfers": [
    "update transfers set amount_micros = amount_micros + 1 where kind = 'escrow.refund'",
    "update transfers set amount_micros = amount_micros + 1 where kind = 'escrow.fund'",
    "update transfers set amount_micros = amount_micros + 1 where kind = 'reserve.escrow'",
    "delete from transfers where kind = 'escrow.commission'",
    "update transfers set subject_id = 'tsk_none' where kind = 'escrow.release'",
    // Every transfer of one task's escrow, moved to another task.
    `update transfers set subject_id = (select max(id) from tasks) where subject_id = (select min(id) from tasks) and kind like 'escrow.%'`,
  ],
  "task-money-moves-between-its-parties": [
    "update tasks set freelancer_id = (select id from users where handle = 'max')",
    "update tasks set buyer_id = (select id from users where handle = 'max')",
    "update accounts set owner_id = 'somebody' where kind = 'commission'",
    `update transfers set debit_account_id = (select max(id) from accounts where kind = 'escrow')
     where id = (select min(id) from transfers where kind = 'escrow.release')`,
    `update transfers set credit_account_id = (select id from accounts where kind = 'bank')
     where id = (select max(id) from transfers where kind = 'escrow.refund' and reverses_id is null)`,
    // From the reserve of another order.
    `update transfers set debit_account_id = (select max(id) from accounts where kind = 'reserve')
     where id = (select min(id) from transfers where kind = 'reserve.escrow')`,
    // From the reserve of another request.
    `update transfers set debit_account_id = (select id from accounts where kind = 'reserve' and owner_id = (select id from buyer_requests where state = 'open'))
     where kind = 'reserve.escrow' and debit_account_id = (select id from accounts where kind = 'reserve' and owner_id = (select id from buyer_requests where state = 'awarded'))`,
    // From two accounts, of which one is the buyer's wallet.
    `insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
     select kind, (select id from accounts where kind = 'bank'), credit_account_id, currency, 1, subject_id, command_id, at
     from transfers where kind = 'escrow.fund' limit 1`,
    "insert into transfer_kinds select (k).* from (select jsonb_populate_record(k, '{\"kind\":\"escrow.gift\"}') as k from transfer_kinds k where kind = 'escrow.release') t; update transfers set kind = 'escrow.gift' where id = (select min(id) from transfers where kind = 'escrow.release')",
  ],
  "task-states-follow-from-their-transitions": [
    "update tasks set state = 'delivered' where state = 'started'",
    "delete from task_transitions where transition = 'deliver'",
    "update task_transitions set to_state = 'funded' where transition = 'start'",
  ],
  "transfers-join-the-accounts-their-kind-says": [
    "update transfers set kind = 'payout.settle' where kind = 'deposit'",
    "update transfers set currency = 'EUR' where id = (select min(id) from transfers)",
    "update transfers set credit_account_id = -1 where id = (select min(id) from transfers)",
    "update transfers set kind = 'gift' where id = (select min(id) from transfers)",
    "update transfers set reverses_id = null where reverses_id is not null",
  ],
  "transitions-add-up-to-their-task": [
    "update task_transitions set released_micros = released_micros + 1 where transition = 'accept'",
    "delete from task_transitions where transition = 'rule'",
  ],
  "transitions-follow-their-lifecycle": [
    "update task_transitions set to_state = 'funded' where transition = 'deliver'",
    "update payout_transitions set from_state = 'failed' where to_state = 'settled'",
  ],

  // Warnings
  "clock-events-run-on-time": [
    "update tasks set next_at = now() - interval '2 hours' where next_at is not null",
  ],
  "events-are-told-within-ten-minutes": ["update events set at = now() - interval '1 hour'"],
  "jobs-are-not-given-up": [
    "update graphile_worker._private_jobs set attempts = max_attempts",
    "update graphile_worker._private_jobs set run_at = now() - interval '1 hour'",
  ],
  "mail-is-not-given-up": [
    "insert into notices (id, user_id, event_id, kind, title, body, link, at, mail_attempts) values ('ntc_1', 'usr_1', 'evt_1', 'k', 't', 'b', '/', now(), 12)",
  ],
  "large-orders-stand-within-an-hour": [
    "update order_fillings set created_at = now() - interval '2 hours' where state = 'returning'",
  ],
  "nothing-due-is-left-out": [
    "insert into setbacks (work, item_id, reason, first_at, last_at) values ('payouts.sweep', 'usr_1', 'It would not.', now(), now())",
  ],
  "nothing-is-unexplained": [
    "update balance_snapshots set balance_micros = 5 where account_id = (select id from accounts where kind = 'suspense')",
    "delete from balance_snapshots; delete from transfers where kind = 'suspense.receive' and reverses_id is not null",
  ],
  "open-tasks-have-a-freelancer-who-can-sign-in": [
    "update users set state = 'unclaimed' where id = (select freelancer_id from tasks where state in ('funded', 'started', 'delivered', 'disputed') limit 1)",
  ],
  "provider-messages-are-applied-within-an-hour": [
    "insert into provider_messages (id, gateway, body, received_at) values ('cards:1', 'cards', '\\x00', now() - interval '2 hours')",
  ],
  "the-schedule-goes-on": [
    "insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution) values ('sweep', now(), now() + interval '5 days')",
    "insert into graphile_worker._private_known_crontabs (identifier, known_since) values ('sweep', now() + interval '1 hour')",
  ],
  "the-last-proofs-were-right": [
    "insert into proofs (id, coverage, at, ms, healthy, verification) values ('prf_z', 'new', now() + interval '1 day', 1, false, '{}')",
  ],
  "webhooks-are-sent-within-ten-minutes": [
    `with e as (
       insert into webhook_endpoints (id, user_id, url, events, state, secret_sealed, secret_made_at, created_at, command_id)
       select 'whk_1', min(id), 'https://x.example/', '{}', 'active', '\\x00', now(), now(), 'cmd_1' from users returning id
     )
     insert into webhook_deliveries (id, endpoint_id, event_id, event_name, body, state, created_at, next_at)
     select 'whd_1', id, 'evt_1', 'webhook.test', '{}', 'pending', now(), now() - interval '1 hour' from e`,
  ],
  "used-address-links-had-their-effect": [
    "update users set email = 'other@example.test' where handle = 'kay'",
    "update users set email_state = 'unverified' where handle = 'kay'",
    "update mailed_links set command_id = (select min(id) from commands) where purpose = 'change_email'",
  ],
};
