/** Calls the sandbox's API with one token, as its person or as a counterpart, and checks that the sandbox answers. */
import { expect } from "vitest";
import { call } from "./api.ts";
import type { Answered } from "./api.ts";

export type As = "buyer" | "freelancer" | null;

export interface SandboxCaller {
  /** The body of a good answer; any other answer fails the test with its text. */
  ask<T = Record<string, string>>(
    method: string,
    path: string,
    body?: unknown,
    as?: As,
  ): Promise<T>;
  /** Returns any answer. */
  send(method: string, path: string, body?: unknown, as?: As): Promise<Answered>;
}

export function sandboxCaller(token: string): SandboxCaller {
  const send = (method: string, path: string, body?: unknown, as: As = null) =>
    call(token, method, path, {
      headers: as === null ? {} : { "farthing-sandbox-as": as },
      ...(body === undefined ? {} : { body }),
    });
  return {
    send,
    async ask<T>(method: string, path: string, body?: unknown, as?: As) {
      const answer = await send(method, path, body, as);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
      expect(answer.headers.get("farthing-sandbox")).toBe("true");
      return answer.body as T;
    },
  };
}

/** Makes a paid deposit for the token's person. */
export async function putMoneyIn(
  one: SandboxCaller,
  amount: string,
  as: As = null,
): Promise<string> {
  const wish = { amount, currency: "USD" };
  const { deposit_id: id = "" } = await one.ask("POST", "/wallet/deposits", wish, as);
  await one.ask("POST", `/sandbox/deposits/${id}/pay`, {}, as);
  return id;
}

export interface SandboxOrder {
  orderId: string;
  taskIds: string[];
}

/** Places an order with one's own sandbox freelancer, who starts it. */
export async function orderFromOwn(
  one: SandboxCaller,
  kind: "package" | "unit",
  selection: object,
): Promise<SandboxOrder> {
  const { gigs } = await one.ask<{ gigs: { id: string; kind: string }[] }>("GET", "/sandbox");
  const gigId = gigs.find((gig) => gig.kind === kind)?.id;
  const placed = await one.ask("POST", "/orders", { gig_id: gigId, ...selection });
  const orderId = placed["order_id"] ?? "";
  await one.ask("POST", `/orders/${orderId}/start`, {}, "freelancer");
  const { items } = await one.ask<{ items: { id: string }[] }>("GET", `/orders/${orderId}/tasks`);
  return { orderId, taskIds: items.map(({ id }) => id) };
}
