/** Pays a checkout without a browser: for programs in the sandbox, which have nobody to open the page. */
import { sql } from "#app/domain/store/store.ts";
import { carryDeposit } from "./open-checkout.ts";
import { env } from "#app/env.server.ts";
import { hostedPage, press } from "#app/gateways/cards/pretend/hosted-page.ts";
import type { CardScript } from "#app/gateways/cards/pretend/hosted-page.ts";

/**
 * Opens the page if that is still to be done, presses once, and asks how it went: what is paid at once is there at once.
 * Slow and silent outcomes take their time as ever. Refuses what `press` refuses.
 */
export async function payCheckout(depositId: string, script: CardScript): Promise<void> {
  await carryDeposit(depositId);
  const [row] = await sql<{ ref: string | null }[]>`
    select provider_ref as ref from deposits where id = ${depositId}`;
  if (row?.ref === undefined || row.ref === null) return;
  const { state } = await hostedPage(row.ref);
  const atOnce = script === "pay" ? 0 : env.pretendSettleSeconds;
  if (state === "open") await press(row.ref, script, atOnce);
  await carryDeposit(depositId);
}
