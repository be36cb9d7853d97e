/** Makes ten recovery codes; the store has their hashes only. */
import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";

const CODES = 10;

/** A step: replaces the person's codes by ten new ones and returns them. They are never shown again. */
export async function makeCodes(tx: Tx, userId: string): Promise<string[]> {
  const { at, id: by } = tx.command;
  await tx.sql`
    update recovery_codes set replaced_at = ${at}, command_id = ${by}
    where user_id = ${userId} and replaced_at is null`;
  const codes = Array.from({ length: CODES }, () => randomBytes(10).toString("hex"));
  const rows = codes.map((code) => ({
    id: newId("recoveryCode"),
    user_id: userId,
    hash: createHash("sha256").update(code).digest("hex"),
    created_at: at,
    command_id: by,
  }));
  await tx.sql`insert into recovery_codes ${tx.sql(rows)}`;
  return codes;
}
