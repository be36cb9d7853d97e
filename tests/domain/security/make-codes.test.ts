/** Making recovery codes: a new set replaces the one before it, and needs a factor. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { makeCodes } from "#app/domain/security/make-codes.ts";
import { codesLeft, spendRecoveryCode } from "#app/domain/security/recovery-codes.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { giveApp } from "#tests/kit/factors.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();

happensOnce("make recovery codes", async () => {
  const who = await person(
    `p-${newFormKey()
      .slice(0, 8)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "0")}`,
  );
  await giveApp(who.id);
  const count = async () =>
    database.owner`
      select count(*)::int as made, (count(*) filter (where replaced_at is null))::int as valid
      from recovery_codes where user_id = ${who.id}`;
  return {
    call: (key) => makeCodes(who, { key }),
    effect: count,
    once: [{ made: 10, valid: 10 }],
    second: "done",
    both: [{ made: 20, valid: 10 }],
  };
});

test("codes of the former set end, and the page counts those that were used", async () => {
  const who = await person("ada");
  await giveApp(who.id);
  const { codes: old } = await makeCodes(who, { key: newFormKey() });
  const { codes } = await makeCodes(who, { key: newFormKey() });
  expect(await spendRecoveryCode(who.id, old?.[0] ?? "")).toBe(false);
  expect(await spendRecoveryCode(who.id, codes?.[0] ?? "")).toBe(true);
  expect(await codesLeft(who.id)).toMatchObject({ total: 10, left: 9 });
});

test("codes are no factor by themselves: without one, none are made", async () => {
  const refused = await refusalOf(makeCodes(await person("lin"), { key: newFormKey() }));
  expect(refused.code).toBe("factor_missing");
});
