/** Divides what is held according to a ruling. Pure, so that the page can preview exactly what the ruling will do. */
import { AMOUNT_REFUSALS } from "#app/domain/kernel/amount-refusals.ts";
import { commissionOnPart } from "#app/domain/commission/quote.ts";
import { refundEntries, releaseEntries, releaseOf } from "#app/domain/escrow/entries.ts";
import type { EscrowedTask } from "#app/domain/escrow/entries.ts";
import { formatMoney, parseAmount } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Entry } from "#app/domain/ledger/post.ts";

/** Staff's choice, as typed: an amount or a percentage is always the freelancer's part, before commission. */
export interface RulingChoice {
  outcome: "release" | "refund" | "split_amount" | "split_percent";
  amount?: string | undefined;
  percent?: string | undefined;
}

export interface Division {
  releaseMicros: bigint;
  refundMicros: bigint;
}

/** 100 % in millionths of a percent. */
const WHOLE = 100_000_000n;

/**
 * Divides all of `held` (micros); nothing stays behind. A percentage is rounded down to whole micros, and the rest of a micro
 * goes back to the buyer. Refuses the amount codes, `ruling_exceeds_held` and `percent_invalid`.
 */
export function divideHeld(
  held: { micros: bigint; currency: Currency },
  choice: RulingChoice,
): Division {
  const releaseMicros = releasePart(held, choice);
  return { releaseMicros, refundMicros: held.micros - releaseMicros };
}

function releasePart(held: { micros: bigint; currency: Currency }, choice: RulingChoice): bigint {
  if (choice.outcome === "release") return held.micros;
  if (choice.outcome === "refund") return 0n;
  if (choice.outcome === "split_amount") return parseSplitAmount(held, choice.amount ?? "");
  return (held.micros * parsePercent(choice.percent ?? "")) / WHOLE;
}

function parseSplitAmount(held: { micros: bigint; currency: Currency }, text: string): bigint {
  const parsed = parseAmount(text);
  if ("problem" in parsed) refuse(AMOUNT_REFUSALS[parsed.problem], { field: "amount" });
  if (parsed.micros > held.micros)
    refuse("ruling_exceeds_held", {
      field: "amount",
      sentence: `Only ${formatMoney(held)} is held, so a ruling cannot release more.`,
    });
  return parsed.micros;
}

/** Reads `33.333333` (up to six decimals, 0 to 100) into millionths of a percent. Refuses `percent_invalid`. */
export function parsePercent(text: string): bigint {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (match === null) refuse("percent_invalid", { field: "percent" });
  const [, units = "", decimals = ""] = match;
  const millionths = BigInt(units) * 1_000_000n + BigInt(decimals.padEnd(6, "0"));
  if (millionths > WHOLE) refuse("percent_invalid", { field: "percent" });
  return millionths;
}

/** The transfers the division would post at `at`, in order: the same entries that escrow posts. */
export function previewRuling(task: EscrowedTask, division: Division, at: Date): Entry[] {
  return [
    ...releaseEntries(task, releaseOf(task, division.releaseMicros, at)),
    ...refundEntries(task, division.refundMicros),
  ];
}

/**
 * Splits a ruling's release into commission and net, the same before and after the ruling. All that left the escrow before the
 * dispute had been released, because every refund also closes the task.
 */
export function rulingShares(
  task: { priceMicros: bigint; contestedMicros: bigint; commissionBps: number },
  division: { releaseMicros: bigint },
): { commissionMicros: bigint; netMicros: bigint } {
  const before = task.priceMicros - task.contestedMicros;
  const commissionMicros = commissionOnPart(before, division.releaseMicros, task.commissionBps);
  return { commissionMicros, netMicros: division.releaseMicros - commissionMicros };
}
