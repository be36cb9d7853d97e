/** Operations for staff only: decisions about people, commission schedules, proofs, imports. */
import { expect } from "vitest";
import { readUploaded } from "#app/domain/catalog/import/import-job.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { csvOf, sampleRow } from "#tests/domain/catalog/import/sample-catalogue.ts";
import { importedPerson } from "#tests/domain/people/invitations/imported-person.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

const reason = "As agreed by two of us.";

/** A person suspended with a decision, decided anew, and given an account by two members of staff. */
async function tourSuspension({ all, staff }: Scene): Promise<void> {
  const params = () => at(all.max.id);
  const until = hoursAfter(nowDate(), 24).toISOString();
  const contested = {
    amounts: [{ amount: "3", currency: "USD" as const }],
    reason: "Cards that look stolen.",
    until,
  };
  ok(
    await staff.POST("/staff/people/{id}/suspend", {
      params: params(),
      body: { reason, contested },
    }),
  );
  const nothing = { ...contested, amounts: [{ amount: "0", currency: "USD" as const }] };
  ok(await staff.POST("/staff/people/{id}/contest", { params: params(), body: nothing }));
  const proposal = { holder: "Max", account: "DE89370400440532013000", reason };
  const { exit_account_id: exitAccountId } = ok(
    await staff.POST("/staff/people/{id}/exit-account", { params: params(), body: proposal }),
  );
  const second = client(await tokenOf(all.ray));
  ok(await second.POST("/staff/exit-accounts/{id}/sign", { params: at(exitAccountId) }));
  const path = { id: all.max.id };
  const file = ok(await staff.GET("/staff/people/{id}/suspension", { params: { path } }));
  expect(file).toMatchObject({
    suspended: true,
    purses: [{ contested: { amount: "0" }, decided: true }],
    account: { tail: "3000", known: false },
    proposed_account: { id: exitAccountId, signatures: 2 },
    withdrawals: [],
  });
}

export async function tourStaff(scene: Scene): Promise<void> {
  const { all, staff } = scene;
  const query = { q: "max" };
  const { items } = ok(await staff.GET("/staff/people", { params: { query } }));
  expect(items.map(({ id }) => id)).toEqual([all.max.id]);
  const params = () => at(all.max.id);
  await tourSuspension(scene);
  ok(await staff.POST("/staff/people/{id}/reinstate", { params: params(), body: { reason } }));
  const role = { role: "staff" as const, duties: ["finance" as const, "judge" as const], reason };
  ok(await staff.POST("/staff/people/{id}/role", { params: params(), body: role }));
  ok(await staff.POST("/staff/people/{id}/recovery", { params: params(), body: { reason } }));
  await freezeOwn(all.max, { key: newFormKey() });
  ok(await staff.POST("/staff/people/{id}/freeze/lift", { params: params(), body: { reason } }));
  const path = { id: all.max.id };
  const guarded = ok(await staff.GET("/staff/people/{id}/security", { params: { path } }));
  expect(guarded).toMatchObject({ freeze: null, recovery: null });
  expect(guarded.decisions.map(({ what }) => what)).toEqual(["start_recovery", "lift_freeze"]);
  const person = ok(await staff.GET("/staff/people/{id}", { params: { path } }));
  expect(person).toMatchObject({ role: "staff", duties: ["finance", "judge"] });
  const looked = ok(await staff.GET("/staff/people/{id}/reads", { params: { path } }));
  expect(looked.items.map(({ by, what }) => [by, what])).toEqual([
    ["Sol", "account"],
    ["Sol", "suspension"],
    ["Sol", "search"],
  ]);
  expect(person.decisions.map(({ by }) => by)).toEqual(["Sol", "Sol", "Sol"]);

  const [newest] = ok(await staff.GET("/commission")).items;
  const schedule = {
    based_on: newest?.version ?? 0,
    note: "Less for design.",
    rates: [{ percent: "10" }, { category_id: "design", percent: "7.5" }],
  };
  const would = ok(await staff.POST("/staff/commission/preview", { body: schedule }));
  expect(would).toMatchObject({ changes: [{ from_bps: 1000, to_bps: 750 }], unchanged_gigs: 1 });
  const published = ok(await staff.POST("/staff/commission", { params: keyed(), body: schedule }));
  expect(published.version).toBe(schedule.based_on + 1);
  expect(ok(await staff.GET("/staff/commission")).items[0]?.rates[1]?.bps).toBe(750);
  const { accounts, transfers } = ok(await staff.GET("/staff/books/totals"));
  expect(accounts.map(({ kind }) => kind)).toContain("commission");
  expect(transfers.map(({ kind }) => kind)).toContain("escrow.fund");
  expect(ok(await staff.GET("/staff/desk"))).toMatchObject({ suspense: [] });
  expect(ok(await staff.GET("/staff/books")).newest).toBeNull();
  expect(ok(await staff.POST("/staff/books/check", { params: keyed() })).healthy).toBe(true);
  const { newest: asked, proofs } = ok(await staff.GET("/staff/books"));
  expect(asked?.verification.violations).toBe(0);
  expect(proofs).toMatchObject([{ coverage: "full", healthy: true }]);
}

export async function tourImports({ staff }: Scene): Promise<void> {
  const previewed = async (title: string) => {
    const body = { file_name: "gigs.csv", content: csvOf([sampleRow({ title })]) };
    const { id } = ok(await staff.POST("/staff/imports", { params: keyed(), body }));
    // The worker's part.
    await readUploaded(id, true);
    return id;
  };
  const kept = await previewed("Paint one wall in a colour");
  const path = { id: kept };
  const read = async () => ok(await staff.GET("/staff/imports/{id}", { params: { path } }));
  expect(await read()).toMatchObject({ state: "previewed", counts: { ready: 1 }, rejected: [] });
  const confirm = { leave_out_rejected: false, updates: "changed" as const };
  ok(await staff.POST("/staff/imports/{id}/confirm", { params: at(kept), body: confirm }));
  expect((await read()).state).toBe("importing");
  const dropped = await previewed("Paint two walls in a colour");
  ok(await staff.POST("/staff/imports/{id}/discard", { params: at(dropped) }));
  expect(ok(await staff.GET("/staff/imports")).items.map(({ id }) => id)).toEqual([dropped, kept]);
  const invited = await importedPerson("kim-painter");
  const made = ok(
    await staff.POST("/staff/people/{id}/invitation", { params: at(invited), body: {} }),
  );
  expect(made.link).toContain(`/claim/${invited}?until=`);
  const lines = {
    title: "Painters",
    content: "kim-painter,kim@example.test\nnobody,x@example.test",
  };
  const { list_id: listId } = ok(
    await staff.POST("/staff/invitations", { params: keyed(), body: lines }),
  );
  const list = { params: { path: { id: listId } } };
  expect(ok(await staff.GET("/staff/invitations/{id}", list))).toMatchObject({
    ready: 1,
    left_out: 1,
  });
  ok(await staff.POST("/staff/invitations/{id}/confirm", { params: at(listId) }));
  expect(ok(await staff.GET("/staff/invitations")).items).toMatchObject([{ state: "sending" }]);
  const lineReport = { ...list, parseAs: "text" as const };
  expect((await staff.GET("/staff/invitations/{id}/report", lineReport)).data).toMatch(
    /^line,handle/,
  );
  const report = { params: { path }, parseAs: "text" as const };
  expect((await staff.GET("/staff/imports/{id}/report", report)).data).toMatch(/^line,fate,code/);
}
