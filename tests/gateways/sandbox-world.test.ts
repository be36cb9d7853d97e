/** The parts outside the database are separate too: messages of the pretend providers, uploads, mail. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hoursAfter, nowDate, setClock } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { countTry } from "#app/domain/security/attempts.ts";
import { enter } from "#app/domain/sandbox/enter-sandbox.ts";
import { overrideEnv } from "#app/env.server.ts";
import { receiveCardMessage } from "#app/processes/receive-card-message.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { worldOfReference } from "#app/gateways/pretend/books.ts";
import { hookSecret } from "#app/gateways/pretend/messages.ts";
import { sign, SIGNATURE_HEADER } from "#app/gateways/signature.ts";
import { mail } from "#app/worker/mail.ts";
import { sweepOrphanFiles } from "#app/worker/sweep-orphan-files.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { orderFromOwn, putMoneyIn, sandboxCaller } from "#tests/kit/sandbox-caller.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import type { SandboxCaller } from "#tests/kit/sandbox-caller.ts";

useDatabase();
const sandbox = useSandbox();
const dataDir = mkdtempSync(join(tmpdir(), "farthing-worlds-"));
let token = "";
let one: SandboxCaller;
/** The answers of the pretend providers' pages before the first sandbox token. */
let shut: string | undefined;

beforeAll(async () => {
  overrideEnv({ dataDir, mailDir: join(dataDir, "mail") });
  const { ada } = await cast();
  shut = (await refusalOf(() => enter("sandbox", async () => {})))?.code;
  token = await tokenOf(ada, { mode: "sandbox" });
  one = sandboxCaller(token);
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test("the sandbox's provider pages open with the first sandbox token", async () => {
  expect(shut).toBe("not_found");
  expect(await enter("sandbox", async () => "in")).toBe("in");
});

test("a provider's message counts in the world that signed it, and nowhere else", async () => {
  const wish = { amount: "5", currency: "USD" };
  const { deposit_id: id = "" } = await one.ask("POST", "/wallet/deposits", wish);
  const [row] = await sandbox.owner<{ ref: string }[]>`
    select provider_ref as ref from deposits where id = ${id}`;
  const ref = row?.ref ?? "";
  expect([worldOfReference(ref), worldOfReference("card_abc")]).toEqual(["sandbox", "live"]);
  const payment = { ref, operationKey: id, state: "succeeded", minorUnits: "500" };
  const text = { id: "evt_1", payment: { ...payment, currency: "USD", failure: null } };
  const body = new TextEncoder().encode(JSON.stringify(text));
  const signed = (world: "live" | "sandbox") =>
    new Headers({ [SIGNATURE_HEADER]: inWorld(world, () => sign(hookSecret("cards"), body)) });
  const receive = (world: "live" | "sandbox", by: "live" | "sandbox") =>
    inWorld(world, () => receiveCardMessage(body, signed(by)));
  expect(await refusalOf(() => receive("live", "sandbox"))).toMatchObject({
    code: "bad_signature",
  });
  expect(await refusalOf(() => receive("sandbox", "live"))).toMatchObject({
    code: "bad_signature",
  });
  await receive("sandbox", "sandbox");
  expect(await one.ask("GET", `/wallet/deposits/${id}`)).toMatchObject({ state: "succeeded" });
  expect(await sql`select 1 from provider_messages`).toHaveLength(0);
});

test("uploads of each world have a folder of their own, and cleaning one never touches the other's", async () => {
  await putMoneyIn(one, "5");
  const { taskIds } = await orderFromOwn(one, "unit", { quantity: 1, total: "0.0015" });
  const form = new FormData();
  form.set("input", JSON.stringify({ note: "With a file." }));
  form.set("files", new File(["Some words."], "words.txt", { type: "text/plain" }));
  const path = `/tasks/${taskIds[0]}/deliver`;
  const headers = { "farthing-sandbox-as": "freelancer" };
  expect((await call(token, "POST", path, { raw: form, headers })).status).toBe(200);
  const kept = () => readdirSync(join(dataDir, "sandbox-files"), { recursive: true }).length;
  const before = kept();
  expect(before).toBeGreaterThan(0);
  expect(existsSync(join(dataDir, "files"))).toBe(false);
  const later = Temporal.Now.instant().add({ hours: 48 });
  const restore = setClock({ now: () => later });
  expect(await sweepOrphanFiles()).toBe(0);
  expect(await inWorld("sandbox", () => sweepOrphanFiles())).toBe(0);
  expect(kept()).toBe(before);
  const [file] = await sandbox.owner<{ id: string }[]>`select id from files`;
  const read = await call(token, "GET", `/files/${file?.id}`);
  expect(read.text).toBe("Some words.");
  restore();
  expect(await inWorld("live", async () => fileStore().get("0".repeat(32)))).toBeNull();
});

test("tries that are over their limit in one world are still free in the other", async () => {
  const ask = () => countTry("links_to_address", "both@example.test");
  for (let times = 0; times < 4; times += 1) await ask();
  expect((await refusalOf(ask())).code).toBe("too_many_attempts");
  await inWorld("sandbox", ask);
});

test("no mail leaves the sandbox, even to a person who had an address", async () => {
  const [person] = await sandbox.owner<{ id: string }[]>`select id from users where handle = 'ada'`;
  await sandbox.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set email = 'ada@example.test' where handle = 'ada'`;
  });
  await sandbox.owner`
    insert into notices (id, user_id, event_id, kind, title, body, link, at)
    values ('ntc_1', ${person?.id ?? ""}, 'evt_1', 'test', 'Hello', 'Body.', '/orders', ${hoursAfter(nowDate(), 0)})`;
  await inWorld("sandbox", () => mail({ noticeId: "ntc_1" }));
  expect(existsSync(join(dataDir, "mail"))).toBe(false);
});
