/** TABLE. Tokens, scopes, signatures, webhooks, lanes and commands. */
import type { Mutant } from "../mutant.ts";

const OPEN_TOKEN = "app/domain/identity/open-token.ts";
const TOKENS = "tests/routes/api/tokens.test.ts";
const SIGNED = "tests/gateways/signature.pure.test.ts";
const SEND_DUE = "tests/gateways/webhooks/send-due.test.ts";
const LANES = "app/domain/kernel/lanes.ts";
const LANES_TEST = "tests/domain/kernel/lanes.test.ts";
const COMMAND = "tests/domain/kernel/command.test.ts";
const RETRY = "tests/domain/webhooks/retry-schedule.pure.test.ts";

export const DOOR_MUTANTS: readonly Mutant[] = [
  {
    name: "a staff member's token without the scope staff acts as staff",
    file: OPEN_TOKEN,
    find: 'row.scopes.includes("staff") ? row.role : "member"',
    put: "row.role",
    tests: [TOKENS],
    only: "without the scope staff",
  },
  {
    name: "a revoked token opens",
    file: OPEN_TOKEN,
    find: 'if (row.revokedAt !== null) refuse("token_revoked");',
    put: "",
    tests: [TOKENS],
    only: "opens the door",
  },
  {
    name: "an expired token opens",
    file: OPEN_TOKEN,
    find: 'if (row.expiresAt <= at) refuse("token_expired");',
    put: "",
    tests: [TOKENS],
    only: "opens the door",
  },
  {
    name: "a suspended person's token opens",
    file: OPEN_TOKEN,
    find: 'if (row.state !== "active") refuse("account_suspended");',
    put: "",
    tests: [TOKENS],
    only: "opens the door",
  },
  {
    name: "a token opens from every network",
    file: OPEN_TOKEN,
    find: 'if (!isWithin(row.addresses, address)) refuse("token_address_refused");',
    put: "",
    tests: [TOKENS],
    only: "own networks",
  },
  {
    name: "scopes are not asked for",
    file: "app/routes/api/v1/answer-api.ts",
    find: "if (!operation.scopes.some((scope) => holder.scopes.includes(scope)))",
    put: "if (false)",
    tests: [TOKENS],
    only: "scope",
  },
  {
    name: "a token for the live books acts as a sandbox person",
    file: "app/routes/api/v1/answer-api.ts",
    find: "as !== null || operation",
    put: "operation",
    tests: ["tests/routes/api/sandbox-tokens.test.ts"],
  },
  {
    name: "people who are staff no longer use operations for staff",
    file: "app/routes/api/v1/for-staff.ts",
    find: 'if (!isStaff(actor)) refuse("not_found");',
    put: "",
    tests: [TOKENS],
    only: "staff no longer",
  },
  {
    name: "hooks dated in the future",
    file: "app/gateways/signature.ts",
    find: "Math.abs(now().epochMilliseconds / 1000 - Number.parseInt(seconds, 10))",
    put: "now().epochMilliseconds / 1000 - Number.parseInt(seconds, 10)",
    tests: [SIGNED],
  },
  {
    name: "hooks may be an hour old",
    file: "app/gateways/signature.ts",
    find: "const TOLERANCE_SECONDS = 300;",
    put: "const TOLERANCE_SECONDS = 3600;",
    tests: [SIGNED],
  },
  {
    name: "hooks sign their moment only",
    file: "app/gateways/signature.ts",
    find: ".update(`${seconds}.`).update(body)",
    put: ".update(`${seconds}.`)",
    tests: [SIGNED],
  },
  {
    name: "hooks sign their body only",
    file: "app/gateways/signature.ts",
    find: ".update(`${seconds}.`).update(body)",
    put: ".update(body)",
    tests: [SIGNED],
  },
  {
    name: "a provider's message is applied each time it comes",
    file: "app/domain/wallet/provider-messages.ts",
    find: "return written.count === 1;",
    put: "return true;",
    tests: ["tests/routes/hooks/hooks.test.ts"],
    only: "twice",
  },
  {
    name: "webhooks sign no moment",
    file: "app/domain/webhooks/signature.ts",
    find: "`${id}.${seconds}.${body}`",
    put: "`${id}.${body}`",
    tests: ["tests/domain/webhooks/signature.pure.test.ts"],
  },
  {
    name: "webhooks reach the clouds' metadata",
    file: "app/domain/webhooks/public-address.ts",
    find: '  "169.254.0.0/16",\n',
    put: "",
    tests: ["tests/domain/webhooks/addresses.pure.test.ts"],
  },
  {
    name: "webhooks are tried once more than the time",
    file: "app/domain/webhooks/retry-schedule.ts",
    find: "if (now >= facts.giveUpAt)",
    put: "if (now > facts.giveUpAt)",
    tests: [RETRY],
  },
  {
    name: "receivers put webhooks off for ever",
    file: "app/domain/webhooks/retry-schedule.ts",
    find: "Math.min(Math.max(ms, 0), LONGEST_MS)",
    put: "Math.max(ms, 0)",
    tests: [RETRY],
  },
  {
    name: "paused endpoints are sent to",
    file: "app/domain/webhooks/send-queue.ts",
    find: "and x.state = 'active' and u.state",
    put: "and u.state",
    tests: [SEND_DUE],
  },
  {
    name: "endpoints of suspended people are sent to",
    file: "app/domain/webhooks/send-queue.ts",
    find: " and u.state = 'active'",
    put: "",
    tests: [SEND_DUE],
  },
  {
    name: "an old secret signs for ever",
    file: "app/domain/webhooks/send-queue.ts",
    find: "case when e.old_secret_until > ${at} then e.old_secret_sealed end",
    put: "e.old_secret_sealed",
    tests: [SEND_DUE],
  },
  {
    name: "another person's message is sent again",
    file: "app/domain/webhooks/redeliver.ts",
    find: " and endpoint_id = ${endpointId}`;\n    found(row)",
    put: "`;\n    found(row)",
    tests: ["tests/domain/webhooks/endpoints.test.ts"],
  },
  {
    name: "idle lanes that died are never counted off",
    file: LANES,
    find: "    if (lane.alive) return lane;\n    here.open -= 1;",
    put: "    if (lane.alive) return lane;",
    tests: [LANES_TEST],
  },
  {
    name: "a lane that comes too late is lost",
    file: LANES,
    find: "void taking.then((free) => giveBack(here, free));",
    put: "",
    tests: [LANES_TEST],
  },
  {
    name: "a lane that dies at work makes no room",
    file: LANES,
    find: "next(openLane(here));",
    put: "",
    tests: [LANES_TEST],
  },
  {
    name: "a key means whatever comes second",
    file: "app/domain/kernel/command.ts",
    find: 'if (!hash.equals(earlier.input_hash)) refuse("key_reused");',
    put: "",
    tests: [COMMAND],
  },
  {
    name: "a person of one world acts in the other",
    file: "app/domain/kernel/command.ts",
    find: 'if (actor.kind === "user" && (actor.sandbox === true) !== (world() === "sandbox"))',
    put: "if (false)",
    tests: [COMMAND, "tests/gateways/sandbox-world.test.ts"],
  },
];
