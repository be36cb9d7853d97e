/** Where a person stands with closing: what stands in the way, what is waited for and until when, and the money. */
import { activeMethod } from "#app/domain/payouts/active-method.ts";
import type { PayoutMethod } from "#app/domain/payouts/active-method.ts";
import { formatMoney } from "#app/domain/kernel/money.ts";
import { closingPurses } from "./closing-purses.ts";
import type { ClosingPurse } from "./closing-purses.ts";
import { closingReasons } from "./closing-reasons.ts";
import type { ClosingReason, Reader } from "./closing-reasons.ts";
import { clearingWait, closingWaits, latest } from "./closing-waits.ts";
import type { ClosingWait } from "./closing-waits.ts";
import { isVerified } from "#app/domain/people/verified-email.ts";
import type { OpenClosing } from "./open-closing.ts";

export interface ClosingStanding {
  reasons: ClosingReason[];
  waits: ClosingWait[];
  /** When all waits are over; null when there is none, or when the end of one is not known. */
  until: Date | null;
  purses: ClosingPurse[];
  method: PayoutMethod | null;
}

/** What was asked for; its `restsUntil` is null before it is asked for. */
export type Asked = Pick<OpenClosing, "userId" | "rest" | "agreed"> & { restsUntil: Date | null };

export async function closingStanding(
  reader: Reader,
  asked: Asked,
  at: Date,
): Promise<ClosingStanding> {
  const { userId, rest, restsUntil } = asked;
  // The money is read last: a task, a payout or earnings that end meanwhile put theirs into a purse in the same moment.
  const open = await closingReasons(reader, userId);
  const clearing = await clearingWait(reader, userId);
  const purses = await closingPurses(reader, userId);
  const method = await activeMethod(userId, reader);
  const pays = rest === "pay" && purses.some(({ payableMicros }) => payableMicros > 0n);
  const reasons = [
    ...open,
    ...(pays ? accountReasons(method) : []),
    ...(pays ? await addressReasons(reader, userId) : []),
    ...(rest === "give_up" && restsUntil !== null ? tooMuch(purses, asked) : []),
  ];
  const later = await closingWaits(reader, { userId, at, purses, method: pays ? method : null });
  const waits = clearing === null ? later : [clearing, ...later];
  if (restsUntil !== null && restsUntil > at)
    waits.push({
      code: "time_to_think",
      sentence: "You have time to change your mind.",
      until: restsUntil,
    });
  return { reasons, waits, until: latest(waits.map((wait) => wait.until)), purses, method };
}

const ACCOUNT_PAGE = { path: "/wallet/payout-method", link: "Choose a payout account" };

function accountReasons(method: PayoutMethod | null): ClosingReason[] {
  if (method === null)
    return [
      {
        ...ACCOUNT_PAGE,
        code: "payout_method_missing",
        sentence: "There is no payout account your money could go to.",
      },
    ];
  if (method.lastState === "failed" || method.lastState === "returned")
    return [
      {
        ...ACCOUNT_PAGE,
        code: "payout_method_failed",
        sentence: `The last payout to your account ending in ${method.tail} did not arrive.`,
      },
    ];
  return [];
}

/** As for every other way by which money leaves. */
async function addressReasons(reader: Reader, userId: string): Promise<ClosingReason[]> {
  if (await isVerified(reader, userId)) return [];
  return [
    {
      code: "email_unverified",
      sentence: "Your e-mail address is not verified, and only then can your money be paid out.",
      path: "/settings/email",
      link: "Verify your address",
    },
  ];
}

/** More money came in than the person agreed to give up; a part of a minor unit is no reason. */
function tooMuch(purses: readonly ClosingPurse[], { agreed }: Asked): ClosingReason[] {
  const more = purses.find(
    ({ currency, totalMicros, payableMicros }) =>
      totalMicros > BigInt(agreed[currency] ?? "0") && payableMicros > 0n,
  );
  if (more === undefined) return [];
  const amount = formatMoney({ micros: more.totalMicros, currency: more.currency });
  return [
    {
      code: "more_money",
      sentence: `You have ${amount} now, more than you wanted to give up. Keep the account, and ask again.`,
      path: "/wallet",
      link: "See your wallet",
    },
  ];
}
