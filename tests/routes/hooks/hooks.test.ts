/** The hooks: only messages the provider signed just now are accepted, once, and none is lost. */
import { beforeEach, describe, expect, test } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { markApplied, storeMessage } from "#app/domain/deposits/provider-messages.ts";
import { receiveBankMessage } from "#app/processes/receive-bank-message.ts";
import { pollDeposits } from "#app/processes/open-checkout.ts";
import { receiveCardMessage } from "#app/processes/receive-card-message.ts";
import { messageOf } from "#app/gateways/cards/pretend/pretend-cards.ts";
import { hookSecret } from "#app/gateways/pretend/messages.ts";
import { sign, SIGNATURE_HEADER } from "#app/gateways/signature.ts";
import { answerHook } from "#app/http/hook.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { depositState, opened } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";

useDatabase();
const clock = movingClock();
let ada: UserActor;
let count = 0;
beforeEach(async () => {
  count += 1;
  ada = await person(`ada${count}`);
});

async function paidMessage() {
  const { id, ref } = await opened(ada);
  const fact = {
    ref,
    operationKey: id,
    state: "succeeded" as const,
    minorUnits: 2500n,
    currency: "USD",
    failure: null,
  };
  const body = JSON.stringify({ id: `evt_${count}`, ...messageOf(fact) });
  return { id, body, signature: sign(hookSecret("cards"), new TextEncoder().encode(body)) };
}

type Receive = (body: Uint8Array, headers: Headers) => Promise<string>;

function send(
  body: string,
  signature: string | null,
  receive: Receive = receiveCardMessage,
): Promise<Response> {
  const headers = new Headers({ "content-type": "application/json" });
  if (signature !== null) headers.set(SIGNATURE_HEADER, signature);
  return answerHook(
    new Request("http://localhost/hooks/cards", { method: "POST", headers, body }),
    receive,
  );
}

async function kept(): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from provider_messages`;
  return row?.n ?? 0;
}

describe("a message to a hook that is not the provider's", () => {
  test.each([
    ["no signature", () => null],
    ["nonsense", () => "t=1,v1=zz"],
    ["another secret", (body: string) => sign(hookSecret("bank"), new TextEncoder().encode(body))],
    [
      "other bytes",
      (body: string) => sign(hookSecret("cards"), new TextEncoder().encode(`${body} `)),
    ],
  ])("with %s: 401, not stored, nothing moves", async (_, signature) => {
    const { id, body } = await paidMessage();
    const before = await kept();
    const answer = await send(body, signature(body));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "bad_signature" });
    expect(await kept()).toBe(before);
    expect(await depositState(id)).toBe("pending");
  });

  test("with a right signature from long ago: refused", async () => {
    const { body, signature } = await paidMessage();
    clock.forward({ seconds: 301 });
    expect((await send(body, signature)).status).toBe(401);
  });

  test("with signed nonsense: 400", async () => {
    for (const body of [
      "",
      "{",
      "null",
      '{"id":"x"}',
      '{"id":"x","payment":{"minorUnits":"-1"}}',
    ]) {
      const bytes = new TextEncoder().encode(body);
      expect((await send(body, sign(hookSecret("cards"), bytes))).status).toBe(400);
      expect((await send(body, sign(hookSecret("bank"), bytes), receiveBankMessage)).status).toBe(
        400,
      );
    }
  });
});

describe("a provider's message to a hook", () => {
  test("is accepted, and accepted again without effect", async () => {
    const { id, body, signature } = await paidMessage();
    const answers = await Promise.all([
      send(body, signature),
      send(body, signature),
      send(body, signature),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204]);
    expect(await depositState(id)).toBe("succeeded");
    const [posted] = await sql`select count(*)::int as n from transfers where subject_id = ${id}`;
    expect(posted?.["n"]).toBe(1);
  });

  test("is stored the first time only, and its repetition is not applied", async () => {
    const { body, signature } = await paidMessage();
    const bytes = new TextEncoder().encode(body);
    const headers = new Headers({ [SIGNATURE_HEADER]: signature });
    const receive = () => receiveCardMessage(bytes, headers);
    expect([await receive(), await receive()]).toEqual(["succeeded", "repeated"]);
  });

  test("that was stored and not applied is applied by the worker", async () => {
    const { id, body } = await paidMessage();
    await storeMessage({
      id: `cards:evt_${count}`,
      gateway: "cards",
      body: new TextEncoder().encode(body),
    });
    expect(await depositState(id)).toBe("pending");
    await pollDeposits();
    expect(await depositState(id)).toBe("succeeded");
    await markApplied(`cards:evt_${count}`, "again");
    const [row] =
      await sql`select outcome from provider_messages where id = ${`cards:evt_${count}`}`;
    expect(row?.["outcome"]).toBe("succeeded");
  });

  test("with another method is refused with the allowed ones", async () => {
    const answer = await answerHook(
      new Request("http://localhost/hooks/cards", { method: "PUT" }),
      receiveCardMessage,
    );
    expect(answer.status).toBe(405);
  });
});
