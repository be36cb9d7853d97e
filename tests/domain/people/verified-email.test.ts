/** What waits for a verified address: publishing, adding money, withdrawing, a new payout account. Automatic payouts go on. */
import { describe, expect, test } from "vitest";
import { publishDraft } from "#app/domain/catalog/draft/publish-draft.ts";
import { saveDraft } from "#app/domain/catalog/draft/save-draft.ts";
import { pauseGig, publishGig, resumeGig } from "#app/domain/catalog/move-gig.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { sql } from "#app/domain/store/store.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, setEmailState } from "#tests/kit/members.ts";
import { payoutAccount, USD } from "#tests/kit/money-story.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { seller } from "#tests/kit/suspension-scene.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

useDatabase();
useQuickPasswords();

const draftOf = (who: UserActor) => createGig(who, { key: newFormKey(), content: sampleContent() });

type Verb = (who: UserActor) => Promise<() => Promise<unknown>>;

/** Verb → arranges everything with a verified address, and returns the call. */
const VERBS: Record<string, Verb> = {
  "publish a gig": async (who) => {
    const { answer } = await draftOf(who);
    return () => publishGig(who, { key: newFormKey(), ...answer });
  },
  "resume a gig": async (who) => {
    const { id } = (await draftOf(who)).answer;
    await publishGig(who, { key: newFormKey(), id, version: 1 });
    await pauseGig(who, { key: newFormKey(), id, version: 2 });
    return () => resumeGig(who, { key: newFormKey(), id, version: 3 });
  },
  "start a deposit": async (who) => () =>
    startDeposit(who, { amount: USD(25_000_000n), key: newFormKey() }),
  "save a payout account": async (who) => () => payoutAccount(who),
};

describe.each(["unverified", "from_before"] as const)("an address that is %s", (state) => {
  test.each(Object.entries(VERBS))("does not let its person %s", async (_, arrange) => {
    const who = await member(
      `${state.replace("_", "-")}-${newFormKey()
        .slice(-8)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "x")}`,
    );
    const ask = await arrange(who);
    await setEmailState(who, state);
    expect((await refusalOf(ask())).code).toBe("email_unverified");
    await setEmailState(who, "verified");
    await ask();
  });

  test("does not let its person close the account and be paid out by that", async () => {
    const who = await seller(10_000_000n);
    await payoutAccount(who);
    await setEmailState(who, state);
    const asking = () => askClosing(who, { rest: "pay", key: newFormKey() });
    expect((await refusalOf(asking())).facts["reasons"]).toContain("email_unverified");
    await setEmailState(who, "verified");
    await asking();
  });

  test("does not let its person withdraw", async () => {
    const who = await seller(10_000_000n);
    const methodId = await payoutAccount(who);
    await setEmailState(who, state);
    const asking = () => withdraw(who, { amount: USD(4_000_000n), methodId, key: newFormKey() });
    expect((await refusalOf(asking())).code).toBe("email_unverified");
    await setEmailState(who, "verified");
    await asking();
  });

  test("does not let its person publish a draft, before anything that the draft lacks is said", async () => {
    const who = await member(`typed-${state.replace("_", "-")}`);
    const typed = { title: "I will draw two farthings" };
    const draft = { key: newFormKey(), id: null, kind: "package", version: 0 } as const;
    await setEmailState(who, state);
    const { answer } = await saveDraft(who, { ...draft, draftVersion: 0, typed });
    const publish = () => publishDraft(who, { ...answer, key: newFormKey() });
    expect((await refusalOf(publish())).code).toBe("email_unverified");
    await setEmailState(who, "verified");
    expect((await refusalOf(publish())).code).toBe("gig_incomplete");
  });

  test("lets its person write a draft and change it", async () => {
    const who = await member(`drafts-${state.replace("_", "-")}`);
    await setEmailState(who, state);
    const { id } = (await draftOf(who)).answer;
    const edit = { key: newFormKey(), id, version: 1, content: sampleContent() };
    expect((await editGig(who, edit)).answer).toEqual({ id, version: 2 });
  });
});

test("an automatic payout goes to an account from before, and not to an account that lost its address", async () => {
  const paid = await seller(10_000_000n);
  const lost = await seller(10_000_000n);
  for (const who of [paid, lost]) await payoutAccount(who);
  await setEmailState(paid, "from_before");
  await setEmailState(lost, "unverified");
  await sweep();
  const payouts = await sql`select user_id from payouts where user_id in (${paid.id}, ${lost.id})`;
  expect(payouts).toEqual([{ user_id: paid.id }]);
});

test("a program is refused like a person, and reads the state of the address", async () => {
  const who = await member("program");
  const token = await tokenOf(who);
  await setEmailState(who, "unverified");
  const body = { amount: "25", currency: "USD" };
  const refused = await call(token, "POST", "/wallet/deposits", { body });
  expect([refused.status, refused.body["code"]]).toEqual([403, "email_unverified"]);
  expect((await call(token, "GET", "/me")).body["email_state"]).toBe("unverified");
  expect((await call(token, "POST", "/me/verification")).status).toBe(200);
});
