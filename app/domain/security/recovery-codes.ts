/** Recovery codes: ten spare codes of 80 bits for a lost factor. The store has their hashes; each works once. */
import { randomBytes } from "node:crypto";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { hashOf } from "./sessions.ts";

const CODES_IN_A_SET = 10;
/** With so few left, pages say that it is time for new ones. */
export const FEW_CODES = 3;
/** Crockford's: without i, l, o and u, which are misread on paper. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const SIGNS = 16;
const TYPED = new RegExp(`^[${ALPHABET}]{${SIGNS}}$`);

/** Ten new codes, such as `k7wm-2xqf-9d4t-hb3c`. */
export function newCodes(): string[] {
  return Array.from({ length: CODES_IN_A_SET }, newCode);
}

function newCode(): string {
  const signs = [...randomBytes(SIGNS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return signs.match(/.{4}/g)?.join("-") ?? "";
}

/** The code as it is hashed, from text in either case, with or without its dashes; null for anything else. */
export function tidyCode(text: string): string | null {
  const signs = text
    .toLowerCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
  return TYPED.test(signs) ? signs : null;
}

/** A hash alone is enough: 80 random bits cannot be searched. The person's id keeps equal codes of two people apart. */
function hashOfCode(userId: string, code: string): string {
  return hashOf(`${userId} ${tidyCode(code) ?? ""}`);
}

/** A step: stores the hashes of a new set. The codes before it end. */
export async function writeCodes(tx: Tx, userId: string, codes: readonly string[]): Promise<void> {
  const { at, id: by } = tx.command;
  await tx.sql`
    update recovery_codes set replaced_at = ${at}, command_id = ${by}
    where user_id = ${userId} and replaced_at is null`;
  await tx.sql`
    insert into recovery_codes (id, user_id, hash, created_at, command_id)
    select id, ${userId}, hash, ${at}, ${by}
    from unnest(${codes.map(() => newId("recoveryCode"))}::text[], ${codes.map((code) => hashOfCode(userId, code))}::text[]) n(id, hash)`;
}

/** Uses the code up; false when it is wrong, was used or was replaced. The inserted row makes a second use impossible. */
export async function spendRecoveryCode(userId: string, text: string): Promise<boolean> {
  const code = tidyCode(text);
  if (code === null) return false;
  const { count } = await sql`
    insert into recovery_code_uses (code_id, used_at)
    select id, ${nowDate()} from recovery_codes
    where user_id = ${userId} and hash = ${hashOfCode(userId, code)} and replaced_at is null
    on conflict (code_id) do nothing`;
  return count > 0;
}

export interface CodesLeft {
  total: number;
  left: number;
  madeAt: Date | null;
}

/** How many codes of the present set are left. */
export async function codesLeft(
  userId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<CodesLeft> {
  const [codes] = await reader<CodesLeft[]>`
    select count(*)::int as total, (count(*) - count(u.code_id))::int as left, min(c.created_at) as "madeAt"
    from recovery_codes c left join recovery_code_uses u on u.code_id = c.id
    where c.user_id = ${userId} and c.replaced_at is null`;
  return codes ?? { total: 0, left: 0, madeAt: null };
}
