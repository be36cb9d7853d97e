/** The refusal codes each operation can answer with; tests compare them with the real answers. */
import { namesStaff } from "#app/domain/access/require-ability.ts";
import { TEXT_REFUSALS } from "#app/domain/kernel/text-problems.ts";
import { plainSchema } from "./document-schemas.ts";
import { AMOUNT_WORDS } from "./shapes.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { Operation } from "./operation.ts";

/** Codes that every operation can refuse with. */
const ALWAYS: RefusalCode[] = [
  "token_required",
  "token_invalid",
  "token_expired",
  "token_revoked",
  "token_address_refused",
  "account_suspended",
  "scope_missing",
  "sandbox_off",
  "sandbox_only",
  "invalid_input",
  "malformed_body",
  "too_many_requests",
  "disk_full",
  "unexpected",
];
const WITH_BODY: RefusalCode[] = ["wrong_content_type", "body_too_large"];
const WITH_KEY: RefusalCode[] = [
  "idempotency_key_required",
  "key_reused",
  ...TEXT_REFUSALS,
  "key_in_progress",
  "busy",
  "read_only",
  "outcome_unknown",
];

const WITH_AMOUNT: RefusalCode[] = [
  "amount_invalid",
  "amount_not_positive",
  "amount_too_precise",
  "amount_too_large",
];

export function refusalsOf(operation: Operation): RefusalCode[] {
  return [
    ...new Set([
      ...ALWAYS,
      ...(operation.method === "GET" ? [] : WITH_BODY),
      ...(operation.command === null ? [] : WITH_KEY),
      ...ofItsFields(operation),
      ...(namesStaff(operation.ability) ? (["factor_needed"] as const) : []),
      ...operation.refusals,
    ]),
  ];
}

/** Codes that follow from the fields of a body: amounts, and lists with a least or a greatest length. */
function ofItsFields({ body }: Operation): RefusalCode[] {
  const schema = body === undefined ? "" : JSON.stringify(plainSchema(body));
  return [
    ...(schema.includes(AMOUNT_WORDS) ? WITH_AMOUNT : []),
    ...(schema.includes('"minItems"') ? (["empty_list"] as const) : []),
    ...(schema.includes('"maxItems"') ? (["too_many_items"] as const) : []),
  ];
}
