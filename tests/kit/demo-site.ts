/** Runs the site with the demo marketplace, with extra data so that every kind of page has content. */
import { beforeAll, expect } from "vitest";
import { demoCast } from "#app/cli/demo-cast.ts";
import type { DemoCast, DemoHandle } from "#app/cli/demo-cast.ts";
import { uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { draftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import type { DraftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { saveDraft } from "#app/domain/catalog/draft/save-draft.ts";
import { myGigs } from "#app/domain/catalog/my-gigs.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal, money, wholeMinorUnits } from "#app/domain/kernel/money.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { beginBatch } from "#app/domain/batches/begin-batch.ts";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { activeMethod } from "#app/domain/payouts/active-method.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import { sendTest } from "#app/domain/webhooks/redeliver.ts";
import { env } from "#app/env.server.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { useSite } from "./browser.ts";
import { enrich } from "./cast.ts";
import { member, signInBrowser, startSecondStep } from "./members.ts";
import { earned, opened } from "./money-story.ts";
import { suspended } from "./suspension-scene.ts";
import { move, order } from "./task-scene.ts";
import type { Site, Visit } from "./browser.ts";

/** The person at a page: `null` is a visitor, zoe is suspended, half is sol between the two steps of a sign-in. */
export type Who = DemoHandle | "zoe" | "half" | null;

export interface DemoSite extends Site {
  readonly people: DemoCast;
  visitAs(who: Who, options?: { javaScript?: boolean; width?: number }): Promise<Visit>;
}

const CATALOGUE = [
  "freelancer,category,title,description,price,currency,delivery_days,kind",
  "Pat Marbler,Design,A sheet of paper marbled by hand,Marbled with combs and with patience.,4.50,USD,3,package",
  "Pat Marbler,Design,A sheet without a price,Marbled with combs and with patience.,none,USD,3,package",
].join("\n");

/** Call at the top of a test file. */
export function useDemoSite(
  settings: Record<string, string> = {},
  books: { checks?: boolean } = {},
): DemoSite {
  // The test makes sessions itself, so it needs the site's `SECRET`.
  const site = useSite(
    {
      SECRET: env.secret,
      FORMS_PER_MINUTE: "1000",
      // Payouts happen only when a test starts them, not at the full hour in the middle of a run.
      SWEEP_CRON: "0 0 1 1 *",
      ...settings,
    },
    { ...books, demo: true },
  );
  let people: DemoCast | undefined;
  let zoe = { id: "" };
  const cast = () => {
    if (people === undefined) throw new Error("The demo people are only there inside tests.");
    return people;
  };
  beforeAll(async () => {
    people = await demoCast();
    await furnish(people);
    zoe = await suspendedZoe(people);
  });
  return Object.defineProperties(
    {
      get people() {
        return cast();
      },
      async visitAs(who: Who, options: { javaScript?: boolean; width?: number } = {}) {
        const visit = await site.visit(options);
        if (who === "zoe") await signInBrowser(visit.context, site.origin, zoe, "suspended");
        else if (who === "half") await startSecondStep(visit.context, site.origin, cast().sol);
        else if (who !== null) await signInBrowser(visit.context, site.origin, cast()[who]);
        return visit;
      },
    },
    Object.getOwnPropertyDescriptors(site),
  ) as DemoSite;
}

/** Adds what twelve days of trade lack: open work, a draft, a webhook, an open deposit, a receipt, a payout, an import. */
async function furnish({ ada, lin, max, sol }: DemoCast): Promise<void> {
  await enrich(ada, 200_000_000n);
  const { taskIds } = await order(ada, lin, { priceMicros: 35_000_000n });
  await move(lin, "start", taskIds);
  await writeDraft(max);
  await opened(lin);
  const unknown = { ref: "card_nobody_knows", operationKey: null, failure: null };
  await applyCardFact({ ...unknown, state: "succeeded", minorUnits: 1_234n, currency: "USD" });
  // A domain reserved for documentation: no server answers there.
  const address = { url: "https://shop.example/hooks", events: ["task.delivered"] };
  const { answer } = await addEndpoint(lin, { ...address, key: newFormKey() });
  await sendTest(lin, { ...answer, key: newFormKey() });
  await untilTrue(60, async () => (await sql`select id from webhook_deliveries`).length > 0);
  await acceptSomePieces(ada);
  const available = await balance("earnings_available", lin.id, "USD");
  const method = await activeMethod(lin.id);
  expect(decimal(available)).toBe("135");
  await withdraw(lin, {
    amount: wholeMinorUnits(money(available, "USD")).moved,
    methodId: method?.id ?? "",
    key: newFormKey(),
  });
  await uploadImport(sol, {
    key: newFormKey(),
    fileName: "paper.csv",
    content: new TextEncoder().encode(CATALOGUE),
  });
}

/** Suspends zoe with a part of her earnings contested, an account named by two members of staff, and a resting withdrawal. */
async function suspendedZoe({ ada, sol, ray }: DemoCast): Promise<{ id: string }> {
  const zoe = await member("zoe");
  await earned(ada, zoe, 100_000_000n);
  const { id } = await suspended(zoe, 40_000_000n, sol);
  const key = newFormKey;
  const account = { holder: "Zoe Example", account: "DE89370400440532013000" };
  const proposal = { ...account, userId: id, reason: "Seen on video.", key: key() };
  const { answer } = await proposeExitAccount(sol, proposal);
  await signExitAccount(ray, { ...answer, key: key() });
  await askWithdrawal({ kind: "suspended", id }, { currency: "USD", key: key() });
  return { id };
}

/** Accepts three of the photos; two were accepted before, and one was not delivered. */
async function acceptSomePieces(buyer: UserActor): Promise<void> {
  const rows = await sql<{ id: string }[]>`
    select t.id from tasks t join orders o on o.id = t.order_id
    where o.buyer_id = ${buyer.id} and t.position between 299 and 303 order by t.position`;
  const tasks = [...rows, { id: newId("task") }];
  await beginBatch(buyer, {
    verb: "accept",
    tasks,
    orders: [],
    note: "Thank you, these are readable.",
    key: newFormKey(),
  });
  await runBatches();
}

async function writeDraft(max: UserActor): Promise<void> {
  const title = "A draft about";
  const [tier, delivery] = ["basic", { deliveryDays: 2, revisions: 0 }] as const;
  const packages = [{ tier, title: "", description: "", priceMicros: 1_000_000n, ...delivery }];
  await createGig(max, {
    key: newFormKey(),
    content: {
      title,
      description: "",
      buyerBrief: "",
      categoryId: "writing/proofreading-editing",
      tags: [],
      currency: "USD",
      offer: { kind: "package", packages, extras: [] },
    },
  });
  await changeUnpublished(max);
}

/** Changes of a published gig that wait, one of them unreadable, and the beginning of a new gig. */
async function changeUnpublished(max: UserActor): Promise<void> {
  const { gigs } = await myGigs(max, null);
  const { id } = found(gigs.find(({ title }) => title.startsWith("Street")));
  const draft = { id, kind: "unit", ...versionsOf(await draftToEdit(max, id)) } as const;
  const typed = { description: "Shorter, and clearer.", price: "0,02" };
  await saveDraft(max, { ...draft, key: newFormKey(), typed });
  const begun = { id: null, kind: "package", version: 0, draftVersion: 0 } as const;
  await saveDraft(max, { ...begun, key: newFormKey(), typed: { tags: "half, done" } });
}

function versionsOf({ version, draftVersion }: DraftToEdit) {
  return { version, draftVersion };
}
