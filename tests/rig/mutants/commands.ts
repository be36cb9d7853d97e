/** A broken rule of each command file that no other table is about; the test of its name ought to notice. */
import type { Mutant } from "#tests/rig/mutant.ts";

type Change = [
  name: string,
  find: string,
  put: string,
  tests?: string[],
  only?: string | undefined,
  refusedToo?: string,
];

/** A file of the domain and its mutants, tried with the test of the file's name unless a row names others. */
function of(place: string, ...changes: Change[]): Mutant[] {
  return changes.map(
    ([name, find, put, tests = [`tests/domain/${place}.test.ts`], only, refusedToo]) => ({
      name,
      file: `app/domain/${place}.ts`,
      find,
      put,
      tests,
      ...(only === undefined ? {} : { only }),
      ...(refusedToo === undefined ? {} : { refusedToo }),
    }),
  );
}

const GIG_LIFE = ["tests/domain/catalog/gig-life.test.ts"];
const IMPORT = ["tests/domain/catalog/import/import-catalogue.test.ts"];
const UPDATES = ["tests/domain/catalog/import/updates.test.ts"];
const TOKENS = ["tests/routes/api/tokens.test.ts", "tests/domain/security/api-tokens.test.ts"];
const OWN = ["tests/domain/security/own-account.test.ts"];
const WRITTEN = ["tests/domain/commands/written-input.test.ts"];
const UNREADABLE = ["tests/domain/commands/unreadable-input.pure.test.ts"];
const SENT = ["tests/domain/messages/send-message.test.ts"];
const MARKS = ["tests/domain/messages/thread-marks.test.ts"];
const BATCHES = ["tests/domain/batches/batches.test.ts"];

export const COMMAND_MUTANTS: readonly Mutant[] = [
  ...of(
    "access/staff-abilities",
    ...[
      ["members upload imports", "catalog.upload_import", 'knownTo("admin")', "member"],
      ["members block gigs", "catalog.block_gig", 'knownTo("support")', "member"],
      ["members publish schedules", "commission.publish", 'stepUp(to("admin"))', "member"],
      ["members prove the books", "proof.check", 'to("finance")', "member"],
      ["members ask for a look", "payouts.look_now", 'knownTo("finance")', "member"],
      ["members contest earnings", "suspensions.contest", 'stepUp(knownTo("finance"))', "member"],
      ["judges publish schedules", "commission.publish", 'stepUp(to("admin"))', "judge"],
      ["support reads the books", "staff.books.read", 'knownTo("finance")', "support"],
    ].map(([name = "", ability = "", row = "", also = ""]): Change => [
      name,
      `"${ability}": ${row}`,
      `"${ability}": ${row.replace(")", `, "${also}")`)}`,
      ["tests/domain/access/abilities.pure.test.ts"],
    ]),
  ),
  ...of(
    "catalog/draft/save-draft",
    ["a stale draft overwrites a newer one", "requireSeen(locked, seen);", ""],
    ["a draft changes the live gig", 'if (state !== "draft") {', "if (false) {"],
  ),
  ...of(
    "catalog/draft/publish-draft",
    [
      "a draft with missing fields is published",
      "const problems = { ...wrong, ...missing };",
      "const problems: Record<string, string> = {};",
      ["tests/domain/catalog/draft/save-draft.test.ts"],
    ],
    [
      "a discarded draft keeps its text",
      'if (typed === null) refuse("no_draft");\n      const ended = await writeDraft(tx, actor, id, { kind, draftVersion, typed: null });\n      return { id, version, draftVersion: ended };',
      "return { id, version, draftVersion };",
    ],
  ),
  ...of(
    "catalog/import/begin-import",
    ["unfinished imports stay for ever", "await sweepAbandoned(tx);", ""],
    [
      "nobody is asked to read an import",
      'await requestJob(tx, "read-gig-import", { importId: id });',
      "",
    ],
  ),
  ...of("catalog/import/compare-lines", [
    "an update overwrites what freelancers edited",
    "else g.imported_hash <> ${standingHash()} end as edited",
    "else false and g.imported_hash <> ${standingHash()} end as edited",
    UPDATES,
  ]),
  ...of("catalog/import/update-gigs", [
    "an update leaves the version",
    "version = g.version + 1",
    "version = g.version",
    UPDATES,
  ]),
  ...of("catalog/mend/move-to-category", [
    "a gig is moved beneath a subcategory",
    "if (parent !== undefined && parent.parentId !== null)",
    "if (false)",
  ]),
  ...of("catalog/mend/ask-to-mend", [
    "a freelancer is told of nothing",
    "if (gig === undefined) refuse(",
    "if (false) refuse(",
  ]),
  ...of("people/invitations/invite", [
    "members who can sign in are invited",
    'if (person.state !== "unclaimed")',
    "if (false)",
  ]),
  ...of(
    "people/invitations/invite",
    [
      "a link is passed on although an address is known",
      "if (person.claimEmail !== null)",
      "if (false)",
    ],
    ["more than three mails a day go to a freelancer", "today.sent >= MOST_A_DAY", "false"],
  ),
  ...of("people/invitations/claim-account", [
    "an invitation opens an account that has an owner",
    'if (!(await writeClaim(tx, userId, { ...claim, passwordHash }))) refuse("invitation_invalid");',
    "await writeClaim(tx, userId, { ...claim, passwordHash });",
  ]),
  ...of("people/invitations/send-invitations", [
    "an invitation list ignores the limit of a day",
    "Math.min(most, await leftToday(tx.sql, tx.command.at))",
    "most",
  ]),
  ...of("closings/ask-closing", [
    "an account with something open is asked to be closed",
    "  requireNothingOpen(standing.reasons);\n",
    "",
  ]),
  ...of(
    "closings/close-accounts",
    [
      "an account is closed before its waits are over",
      "standing.reasons.length > 0 || standing.waits.length > 0",
      "standing.reasons.length > 0",
    ],
    ["an account is closed although something is open", "standing.reasons.length > 0 ||", ""],
  ),
  ...of("closings/keep-account", [
    "gigs stay off the market when the account is kept",
    "  await resumeGigs(tx, closing.pausedGigs);\n",
    "",
  ]),
  ...of(
    "catalog/import/carry-out",
    ["an import is carried out unconfirmed", 'if (state !== "importing")', "if (false)", IMPORT],
    [
      "an import has a new key each time",
      "key: `import ${importId}`",
      "key: `import ${importId} ${performance.now()}`",
    ],
  ),
  ...of(
    "catalog/import/confirm-import",
    [
      "rejected lines are left out unasked",
      "if (rejected > 0 && !leaveOutRejected)",
      "if (false)",
      IMPORT,
    ],
    ["an import is read without its lock", "where id = ${id} for update`", "where id = ${id}`"],
    ["an import is decided about twice", 'if (state !== "previewed")', "if (false)"],
  ),
  ...of(
    "commands/unreadable-input",
    [
      "texts that cannot be read are taken",
      "if (found === null) return null;",
      "return null;",
      WRITTEN,
    ],
    ["the worker's own texts are judged", "|| !isSentKey(key)", "", UNREADABLE],
  ),
  ...of("catalog/search/near-words", [
    "an English word is corrected away",
    " && !(await isEnglish(typed))",
    "",
    ["tests/domain/catalog/search/search-terms.test.ts"],
  ]),
  ...of(
    "catalog/move-gig",
    [
      "incomplete gigs are published",
      'if (transition !== "pause" && allows(transition, gig.state))',
      "if (false)",
      GIG_LIFE,
    ],
    [
      "staff block a gig from an old page",
      'const gig = found(row);\n      if (gig.version !== version) refuse("stale");',
      "const gig = found(row);",
    ],
    [
      "a paused gig counts as new when it is resumed",
      "coalesce(published_at, ${tx.command.at})",
      "${tx.command.at}",
    ],
  ),
  ...of(
    "catalog/save-gig",
    ["a gig is edited from an old page", 'if (before.version !== version) refuse("stale");', ""],
    [
      "another person's gig is edited",
      " and freelancer_id = ${actor.id} for update",
      " for update",
      GIG_LIFE,
    ],
    [
      "a gig that is sold loses its words",
      'if (before.state !== "draft") refuse',
      "if (false) refuse",
      GIG_LIFE,
    ],
  ),
  ...of(
    "commission/publish-schedule",
    [
      "a schedule is published over a newer one",
      'if (newest?.version !== basedOn) refuse("stale");',
      'if (newest === undefined) refuse("stale");',
    ],
    ["a schedule begins in the past", "from < at || ", ""],
  ),
  ...of(
    "commission/schedule",
    [
      "a rate of the parent category beats the own one",
      "    [null, sale.categoryId],\n    [null, parent],",
      "    [null, parent],\n    [null, sale.categoryId],",
    ],
    [
      "schedules of the future are in force",
      "where effective_from <= ${at}",
      "where true",
      ["tests/domain/commission/publish-schedule.test.ts"],
    ],
  ),
  ...of(
    "demo/close-demo",
    [
      "tokens of the demo stay",
      "and revoked_at is null`;\n    await pauseWebhooks",
      "and false`;\n    await pauseWebhooks",
    ],
    ["payouts of the demo go out", "await callBackPayouts(tx, userIds, NOTE);", ""],
  ),
  ...of("demo/demo-marks", [
    "the demo's marks share a key",
    'told: "demo:told"',
    'told: "demo:begun"',
  ]),
  ...of(
    "disputes/open-dispute",
    ["a dispute with the other side's reason", "if (!isReasonFor(side, reason))", "if (false)"],
    [
      "a disputed task is disputed again",
      '(party === "buyer" || party === "freelancer") && task.state === "disputed"',
      "false",
    ],
  ),
  ...of("disputes/remind", [
    "a dispute is reminded of on its first day",
    "and d.answer_due_at <= ${hoursAfter(now, early(env.disputeAnswerHours))}",
    "",
  ]),
  ...of(
    "disputes/rule",
    ["a ruling without a word", "if (isBlank(text))", "if (false)"],
    [
      "a ruling made from no page",
      'lockDispute(tx, disputeId, "rule", version)',
      'lockDispute(tx, disputeId, "rule")',
    ],
  ),
  ...of(
    "security/api-tokens",
    ["tokens make tokens", 'if (actor.tokenId !== undefined) refuse("not_allowed");', "", TOKENS],
    [
      "members make tokens for staff",
      'scopes.includes("staff") && !may(actor, "tokens.for_staff")',
      "false",
      TOKENS,
    ],
    ["one token more than a person may have", "count >= MAX_TOKENS", "count > MAX_TOKENS"],
    [
      "another person's token is ended",
      " and user_id = ${actor.id} and revoked_at is null returning",
      " and revoked_at is null returning",
      TOKENS,
    ],
    ["a token's form shows it again", "token: outcome.replayed ? null : token", "token"],
  ),
  ...of("security/change-password", [
    "a new password without the old one",
    "() => requireMatching(",
    "() => void (",
    OWN,
  ]),
  ...of("security/end-sessions", [
    "other sessions outlive a new password",
    "public_id <> ${keep} and revoked_at is null",
    "public_id = ${keep} and revoked_at is null",
    OWN,
  ]),
  ...of(
    "security/set-password",
    ["tokens outlive a new password", "keepTokens ? 0 : await", "!keepTokens ? 0 : await", OWN],
    [
      "two new passwords at once from one old one",
      'if (changed.count === 0) refuse("stale");',
      "",
      ["tests/domain/security/change-password.test.ts"],
    ],
  ),
  ...of(
    "security/recovery/finish-recovery",
    [
      "a link to a new password gets around the second factor",
      "proven = await proveFactor(person.id, proof);",
      "proven = true;",
    ],
    ["a link to a former address sets a password", "await requireAddress(tx, userId, email);", ""],
  ),
  ...of(
    "security/recovery/begin-recovery",
    [
      "a link that began a recovery counts as a new password",
      "await markReplaced(tx, linkId);",
      "void linkId;",
    ],
    ["payouts go on during a recovery", "await restPayouts(tx, userId, {", "void (tx, userId, {"],
  ),
  ...of(
    "payouts/lift-freeze",
    [
      "a thief with the password releases the payouts",
      'if (freeze !== null && !freeze.recovered) refuse("freeze_needs_recovery");',
      "",
    ],
    ["staff release their own payouts", 'if (actsFor(actor, userId)) refuse("own_account");', ""],
  ),
  ...of(
    "payouts/freeze-payouts",
    ["tokens outlive a freeze", "await revokeTokens(tx, userId);", "0;"],
    ["a payout leaves after the freeze", "await callBackPayouts(tx,", "void (tx,"],
  ),
  ...of("people/change-profile", [
    "a handle that is given up is not kept",
    "await giveUpHandle(",
    "void (",
  ]),
  ...of("people/profile/remove-picture", [
    "staff remove their own picture",
    'if (actsFor(actor, userId)) refuse("own_account");',
    "",
  ]),
  ...of("people/profile/read-picture", [
    "pictures of suspended people are served",
    "and u.state = 'active'",
    "",
    ["tests/domain/people/profile/save-picture.test.ts"],
  ]),
  ...of(
    "people/decide",
    ["a decision about oneself", 'if (actsFor(actor, userId)) refuse("own_account");', ""],
    [
      "the last admin goes",
      'if (leaves && admins.length === 1 && admins[0]?.id === userId) refuse("last_staff");',
      "",
    ],
    [
      "suspended people become staff",
      'if (role === "staff" && person.state !== "active")',
      "if (false)",
    ],
    [
      "admins who were removed while they waited decide",
      'if (actor.kind === "user" && !admins.some((p) => actsFor(actor, p.id))) refuse("not_found");',
      "",
    ],
    [
      "sessions outlive a suspension",
      "await endSessions(tx, person.id);\n    const id = newId",
      "const id = newId",
    ],
  ),
  ...of("people/chosen-duties", [
    "staff without a chosen duty",
    'if (duties.length === 0) refuse("duties_missing", { field: "duties" });',
    "",
    ["tests/domain/people/decide.test.ts"],
  ]),
  ...of("oversight/record-read", [
    "a read is recorded again and again",
    "Math.floor(at.getTime() / WINDOW_MS) * WINDOW_MS",
    "at.getTime()",
    ["tests/domain/oversight/staff-reads.test.ts"],
  ]),
  ...of(
    "people/first-staff-link",
    [
      "a link makes a second member of staff",
      "if (used === undefined || (await staffIn(tx)))",
      "if (used === undefined)",
      ["tests/domain/people/first-staff-link.test.ts"],
    ],
    [
      "programs become staff by a link",
      'if (actor.tokenId !== undefined) refuse("not_allowed");',
      "",
      ["tests/domain/people/first-staff-link.test.ts"],
    ],
    [
      "a link is used after its hour",
      " and expires_at > ${at} returning id",
      " returning id",
      ["tests/domain/people/first-staff-link.test.ts"],
    ],
  ),
  ...of("security/note-sign-in", [
    "known browsers are told of",
    "if (knows(browser, id, passwordChangedAt)) return;",
    "",
  ]),
  ...of(
    "people/sign-up",
    [
      "a sign-up with a common password",
      "() => demo || requireGoodPassword(",
      "() => !demo || requireGoodPassword(",
    ],
    ["a taken handle is not said at its field", 'handle_taken: "handle",', ""],
  ),
  ...of("people/addresses/hold-address", [
    "a verified address goes to the next account",
    'if (other.emailState === "verified") refuse("email_taken", { sentence: TAKEN });',
    "",
    ["tests/domain/people/addresses/verify-email.test.ts"],
  ]),
  ...of(
    "people/addresses/finish-email-change",
    [
      "a second change ends the owner's link",
      "{ keepOthers: true },",
      "{ keepOthers: false },",
      ["tests/domain/people/addresses/undo-email-change.test.ts"],
    ],
    [
      "a lost address is told of a change",
      ' && former.emailState !== "unverified"',
      "",
      ["tests/domain/people/addresses/finish-email-change.test.ts"],
    ],
  ),
  ...of(
    "people/addresses/undo-email-change",
    [
      "a thief's own undoing stays open",
      'await endLinks(tx, userId, ["undo_email"], createdAt);',
      "",
      ["tests/domain/people/addresses/undo-email-change.test.ts"],
    ],
    [
      "sessions survive an undone change",
      "await endSessions(tx, userId);",
      "",
      ["tests/domain/people/addresses/undo-email-change.test.ts"],
    ],
  ),
  ...of(
    "security/unlock-link",
    ["a way in is mailed each time", "madeAt.getTime() / MAIL_EVERY_MS", "madeAt.getTime() / 1"],
    [
      "a way in of the last week opens",
      "sealed.madeAt <= nowDate().getTime() - WAY_IN_HOURS",
      "sealed.madeAt <= nowDate().getTime() - 7 * WAY_IN_HOURS",
    ],
    ["a way in opens every account", "wayIn?.userId === userId && (", "wayIn != null && ("],
  ),
  ...of(
    "proof/say-when-wrong",
    ["warnings alarm staff", "if (healthy) return;", ""],
    ["wrong books are told once for ever", "books-wrong:${day}:", "books-wrong:"],
  ),
  ...of("tasks/advance", [
    "a moved task is not announced",
    ", announce(tx, outcomes)]",
    "]",
    ["tests/domain/tasks/accept-part.test.ts"],
  ]),
  ...of(
    "batches/begin-batch",
    [
      "one batch more than may be open",
      ">= MAX_OPEN_BATCHES",
      "> MAX_OPEN_BATCHES",
      BATCHES,
      "one account may have open",
    ],
    [
      "a batch of another person's order",
      "if (foreign !== undefined)",
      "if (false)",
      BATCHES,
      "without tasks, with too many",
    ],
    [
      "a batch of tasks that stand elsewhere",
      "where t.state = any(${[...from]}::text[]) and",
      "where",
    ],
  ),
  ...of(
    "batches/cancel-batch",
    [
      "another person's batch is cancelled",
      " and user_id = ${actor.id} for no key update",
      " for no key update",
      BATCHES,
      "done items stay",
    ],
    [
      "a batch that ended is cancelled",
      'if (state !== "running")',
      "if (false)",
      BATCHES,
      "done items stay",
    ],
  ),
  ...of(
    "batches/run-slice",
    [
      "a cancelled batch goes on",
      "if (batch.cancelAskedAt !== null)",
      "if (false)",
      ["tests/domain/batches/cancel-batch.test.ts"],
    ],
    [
      "a batch of a suspended person goes on",
      "if (stopped !== null) return close",
      "if (false) return close",
      BATCHES,
      "whose person is suspended",
    ],
    [
      "a slice is noted by another worker twice",
      "if (locked !== null) await settleItems(tx, locked, results);",
      "await settleItems(tx, batch, results);",
      BATCHES,
      "many workers",
      "the note of a slice has a key that follows from the slice",
    ],
  ),
  ...of(
    "tasks/deliver",
    ["an empty delivery", 'if (note === "" && input.files.length === 0)', "if (false)"],
    ["files go to two orders", "if (input.files.length > 0 && new Set", "if (false && new Set"],
  ),
  ...of(
    "orders/fillings/make-tasks",
    ["tasks are made past the order's size", "Math.min(most, total - made)", "most"],
    [
      "an order stands before all of it is made",
      "const complete = made === total;",
      "const complete = made > 0;",
    ],
  ),
  ...of(
    "orders/fillings/return-tasks",
    [
      "tasks that were not made are given back",
      "Math.min(returned + most, made)",
      "returned + most",
    ],
    [
      "the buyer hears of a called-off order with each slice",
      "if (over) await tellCalledOff",
      "await tellCalledOff",
    ],
  ),
  ...of("payouts/payments-queue", [
    "operations that ended are looked at",
    " and state in ('created', 'pending', 'queued', 'submitted', 'unknown')",
    "",
  ]),
  ...of("notifications/choose-preferences", [
    "warnings can be turned off",
    "  if (changes)\n",
    "  if (false)\n",
  ]),
  ...of(
    "notifications/unsubscribe",
    [
      "a link needs no signature",
      "row.email === null || !isSigned(query, row.email)",
      "row.email === null",
    ],
    [
      "a link of any group stops all mails",
      "const { userId, groups } = link;",
      'const { userId } = link;\n  const groups = ["work", "gigs"] as const;',
    ],
  ),
  ...of(
    "payouts/preferences",
    [
      "a threshold below the least payout",
      "if (threshold.micros < floor.micros)",
      "if (false)",
      ["tests/domain/payouts/refusals.test.ts"],
    ],
    [
      "only the first choice is kept",
      "on conflict (user_id) do update set threshold_micros = excluded.threshold_micros,",
      "on conflict (user_id) do update set threshold_micros = payout_preferences.threshold_micros,",
      ["tests/domain/payouts/preferences.test.ts", "tests/domain/payouts/refusals.test.ts"],
    ],
  ),
  ...of("suspensions/contest-earnings", [
    "a withdrawal rests on beside nothing",
    "await endWithdrawals(tx, nothingLeft,",
    "await endWithdrawals(tx, [],",
    ["tests/domain/suspensions/withdrawing.test.ts"],
  ]),
  ...of(
    "suspensions/stop-withdrawal",
    [
      "an unsigned link stops a withdrawal",
      'Promise<Outcome<object>> {\n  if (!isSigned(id, signature)) refuse("not_found");',
      "Promise<Outcome<object>> {",
      ["tests/domain/suspensions/withdrawing.test.ts"],
    ],
    ["a paid withdrawal is stopped", 'if (resting.length === 0) refuse("withdrawal_over");', ""],
  ),
  ...of(
    "deposits/note-checkout",
    [
      "a late answer fails a deposit that is pending",
      "if (early) await failDeposit(tx, deposit, said.reason);",
      "await failDeposit(tx, deposit, said.reason);",
      ["tests/domain/deposits/note-checkout.test.ts"],
    ],
    [
      "two workers look at the same deposits",
      " limit ${limit}\n      for no key update skip locked`",
      " limit ${limit}`",
    ],
    ["a look is not put off", "next_at = n.at::timestamptz, command_id", "command_id"],
  ),
  ...of(
    "deposits/start-deposit",
    [
      "deposits of any size",
      "if (amount.micros < depositMin || amount.micros > depositMax)",
      "if (false)",
      ["tests/domain/payouts/refusals.test.ts"],
    ],
    [
      "a deposit leads to another site",
      "const returnTo = ownPath(input.returnTo);",
      "const returnTo = input.returnTo ?? null;",
    ],
  ),
  ...of(
    "webhooks/add-endpoint",
    [
      "one endpoint more than a person may have",
      "rows.length >= MAX_ENDPOINTS",
      "rows.length > MAX_ENDPOINTS",
    ],
    [
      "two endpoints at once pass the limit",
      "where id = ${userId} for no key update`",
      "where id = ${userId}`",
    ],
    [
      "an endpoint's form shows its secret again",
      "secret: outcome.replayed ? null : secret",
      "secret",
      ["tests/domain/webhooks/endpoints.test.ts"],
    ],
  ),
  ...of(
    "webhooks/change-endpoint",
    [
      "an active endpoint is resumed",
      "if (what.from !== undefined && state !== what.from)",
      "if (false)",
    ],
    [
      "messages of a removed endpoint wait on",
      "set state = 'dead', next_at = null, last_excerpt",
      "set last_excerpt",
      ["tests/domain/webhooks/endpoints.test.ts", "tests/processes/send-webhooks.test.ts"],
    ],
  ),
  ...of(
    "webhooks/pause-failing",
    [
      "a paused endpoint is paused again",
      " and state = 'active' for no key update",
      " for no key update",
    ],
    [
      "old failures pause an endpoint again",
      "${endpointId}:${failingSince.toISOString()}`",
      "${endpointId}:${performance.now()}`",
    ],
  ),
  ...of(
    "webhooks/rotate-secret",
    ["the old secret ends at once", "OVERLAP_HOURS = 24", "OVERLAP_HOURS = 0"],
    [
      "a rotation's form shows its secret again",
      "secret: outcome.replayed ? null : secret",
      "secret",
    ],
  ),
  ...of(
    "sandbox/let-time-pass",
    ["time passes in the live world", 'if (world() !== "sandbox") refuse("sandbox_only");', ""],
    [
      "time passes for everybody's deposits",
      "where next_at is not null and user_id = any(${people}::text[])`,\n    sql`update suspension",
      "where next_at is not null`,\n    sql`update suspension",
    ],
  ),
  ...of("sandbox/move-in", [
    "the sandbox knows a token's hash",
    "${`none: ${tokenId}`}",
    "${tokenId}",
  ]),
  ...of(
    "orders/add-files",
    ["files are added to disputed work", '  if (disputed) refuse("files_frozen");\n', ""],
    [
      "files of an order have no limit",
      "order.sent + files.length > MAX_ORDER_FILES",
      "order.sent < 0",
    ],
    [
      "a freelancer finds an order that does not stand",
      'side === "freelancer" && !order.stands',
      "false",
    ],
  ),
  ...of("messages/may-write", [
    "a person who cannot be reached gets messages",
    "  await requireReachable(tx, from.id, otherId);\n",
    "",
    SENT,
  ]),
  ...of("messages/partner", [
    "a thread of others is written to",
    "and ${viewerId} in (first_id, second_id)",
    "",
    SENT,
  ]),
  ...of("messages/message-subject", [
    "an order of others is named",
    "o.id = ${orderId} and o.buyer_id = any(${[...pair]}::text[]) and o.freelancer_id",
    "o.id = ${orderId} and o.freelancer_id",
    SENT,
  ]),
  ...of(
    "messages/send-message",
    ["an empty message is sent", 'text === "" && files.length === 0', "false"],
    ["a muted thread makes notices", "m.muted_at is not null as muted", "false as muted", MARKS],
  ),
  ...of("messages/thread-marks", [
    "a line written meanwhile is read",
    " and newest_id = ${upTo} returning 1",
    " returning 1",
    MARKS,
  ]),
  ...of("messages/thread-page", [
    "a thread is read by everybody",
    "where m.thread_id = ${threadId} and m.user_id = ${viewer.id}`",
    "where m.thread_id = ${threadId} limit 1`",
    SENT,
  ]),
  ...of("files/read-files", [
    "a message's file is read by everybody",
    'if (!people.some((person) => actsFor(viewer, person))) refuse("not_found");',
    "people.some((person) => actsFor(viewer, person));",
    SENT,
  ]),
  ...of(
    "orders/questions/answer-questions",
    [
      "a question is answered twice",
      'if (again !== undefined) refuse("already_answered", { field: answerField(again.question) });',
      "",
    ],
    [
      "the freelancer hears of an order that is being made",
      'if (filling?.state === "filling") return { unanswered };',
      "",
    ],
    ["the time to start begins with any answer", "before > 0 && unanswered === 0", "before > 0"],
    ["answers are taken when the order is over", "if (!open)\n", "if (open === undefined)\n"],
  ),
  ...of(
    "orders/questions/unanswered",
    ...[
      ["an optional question holds the clock", "required && !given.has(key)", "!given.has(key)"],
      ["no question holds the clock", "unanswered > 0\n", "unanswered < 0\n"],
    ].map(([name = "", find = "", put = ""]): Change => [
      name,
      find,
      put,
      ["tests/domain/orders/questions/answer-questions.test.ts"],
    ]),
  ),
  ...of("orders/drafts/take-draft", [
    "a missing file of a draft is left out silently",
    "taken.length < new Set(marks).size",
    "taken.length < 0",
    ["tests/domain/orders/order-drafts.test.ts"],
  ]),
  ...of("orders/place-order", [
    "a brief is optional for everybody",
    'gig.buyerBrief === "" ||',
    "gig.buyerBrief.length >= 0 ||",
  ]),
];
