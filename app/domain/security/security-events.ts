/** Every event of the security log: its name, and the sentence that says what happened. `npm run docs:security-log` lists them. */

export const SECURITY_EVENTS = {
  sign_in: "A person signed in; the reason is by what: `password`, `second_factor` or `passkey`.",
  "sign_in.failed":
    "A sign-in was refused; the reason is more exact than the answer the browser got.",
  "sign_in.suspended": "A suspended person signed in; the session opens a single page.",
  "sign_in.new_browser":
    "The sign-in came from a browser the account does not know; the person was told by mail.",
  sign_out: "A person signed out.",
  sign_up: "A visitor opened an account.",
  "session.ended": "A person ended one of their sessions in the list of sessions.",
  "sessions.ended": "A person ended all their sessions but one.",
  "password.wrong": "A form that asks for the password again got a wrong one.",
  "password.changed": "A person changed their password; their other sessions are ended.",
  "token.made": "A person made an API token.",
  "token.revoked": "A person revoked an API token.",
  "token.refused":
    "A program was refused: its token is unknown, expired, revoked, of a suspended person, or used from a wrong address.",
  "limit.hit": "A rate limit refused a try; the reason is the name of the limit.",
  "request.cross_site": "A form or call was refused because another site sent it.",
  "access.refused":
    "A person or program asked for something the table of abilities does not grant them.",
  "upload.refused": "A file was refused because of its kind.",
  "unlock_link.sent":
    "Strangers used up the tries for an account; its owner was mailed a link that lets one browser try at once.",
  "unlock_link.used": "A browser opened an unlock link.",
  "first_staff_link.made":
    "A start at a public address printed the one-time link for the first member of staff.",
  "first_staff_link.used": "The one-time link was used: its reader is a member of staff now.",
  "first_staff_link.refused": "A one-time link for the first member of staff was refused.",
  "role.changed": "The role of an account was changed; the reason is the new role.",
  "account.suspended": "Staff suspended an account; its sessions are ended.",
  "account.reinstated": "Staff lifted the suspension of an account.",
  "invitation.made": "Staff made an invitation for an imported account.",
  "invitation.accepted": "An imported account was taken over by its invitation.",
  "invitation.refused": "An invitation was refused: forged, expired or used.",
  "invitation.declined": "The owner of an address asked for no more invitations.",
  "address.verified": "An account verified its e-mail address and holds it from then on.",
  "address.lost":
    "Another account verified the address of this one, which had never verified it; its payouts rest.",
  "address.change_asked": "A person asked for another e-mail address.",
  "address.changed":
    "An account has another e-mail address; the old one was told and can undo it for 72 hours.",
  "address.undone":
    "A change of address was undone from the old address; sessions and API tokens are ended.",
  "payout_account.changed": "The account that payouts go to was added, replaced or removed.",
  "payout_settings.changed":
    "A person changed the threshold of payouts or whether they are automatic.",
  "withdrawal.stopped": "A withdrawal of a suspended person was stopped by the link in its mail.",
  "webhook.added": "A person added an address for webhook messages.",
  "webhook.changed":
    "A person changed a webhook endpoint; the reason says what: `secret` is a new signing secret, `removed` its end.",
  step_up: "A signed-in person proved again who they are; the reason is by what.",
  "step_up.failed": "The proof of a signed-in person was refused.",
  "code.wrong": "A code of an authenticator app or a recovery code was refused.",
  "factor.added": "A person added an authenticator app or a passkey.",
  "factor.removed": "A person removed an authenticator app or a passkey.",
  "recovery_code.used": "A recovery code was used; `left` says how many remain.",
  "recovery_codes.made": "A person made new recovery codes; the ones before are void.",
  "passkey.refused": "An answer of a passkey was refused.",
  "recovery.requested": "A visitor asked for a mail to set a new password.",
  "recovery.finished": "A new password was set by the link of a mail.",
  "recovery.begun": "The waiting time of a person began who lost their second factor.",
  "recovery.started_by_staff": "Staff started a recovery; only its person can finish it.",
  "recovery.stopped": "A recovery was stopped by its person.",
  "payouts.frozen": "A person stopped all payouts: a change was not theirs.",
  "invitations.confirmed":
    "Staff confirmed a list of invitations; the worker mails them from then on.",
  "closing.asked":
    "A person asked for their account to be closed; the reason says what becomes of the money.",
  "closing.kept":
    "A closing was called off; the reason says whether on the page, by its mailed link, or because the person disowned a change.",
  "account.closed": "An account was closed for good.",
  "payouts.freeze_lifted": "Payouts are possible again; the reason says who lifted the stop.",
} as const;

export type SecurityEvent = keyof typeof SECURITY_EVENTS;
