/** Asks for a code of the second factor: six digits of the authenticator app, or a recovery code. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { countCode } from "./code-tries.ts";
import { codesLeft, spendRecoveryCode, tidyCode } from "./recovery-codes.ts";
import { securityLog } from "./security-log.ts";
import { spendTotp } from "./totp.ts";
import type { CountedFor } from "./code-tries.ts";
import type { TotpVerdict } from "./totp.ts";

export interface AskedCode {
  userId: string;
  text: string;
  /** The field of the form. */
  field: string;
  countedFor: CountedFor;
}

export type RightCode = "totp" | "recovery_code";

/** Uses the code up. Refuses `code_wrong` at its field, and `too_many_attempts`. */
export async function requireCode(asked: AskedCode): Promise<RightCode> {
  const { userId, text, field, countedFor } = asked;
  const digits = text.replaceAll(/\s/g, "");
  const forgive = await countCode(countedFor);
  const verdict = /^\d{6}$/.test(digits) ? await spendTotp(userId, digits) : await spare(asked);
  if (verdict === "right" || verdict === "spare") {
    await forgive();
    if (verdict === "right") return "totp";
    const { left } = await codesLeft(userId);
    securityLog("recovery_code.used", { account: userId, left });
    return "recovery_code";
  }
  securityLog("code.wrong", { account: userId, reason: reasonOf(verdict) });
  return refuse("code_wrong", { field, sentence: WORDS[reasonOf(verdict)](verdict, digits) });
}

async function spare({ userId, text }: AskedCode): Promise<"spare" | "wrong"> {
  return (await spendRecoveryCode(userId, text)) ? "spare" : "wrong";
}

type Reason = "wrong" | "used" | "unreadable" | "clock";

function reasonOf(verdict: Exclude<TotpVerdict, "right">): Reason {
  return typeof verdict === "string" ? verdict : "clock";
}

const WORDS: Record<Reason, (verdict: TotpVerdict, typed: string) => string> = {
  wrong: (_, typed) =>
    tidyCode(typed) === null
      ? "This code is wrong. Type the six digits that your app shows now, or one of your recovery codes."
      : "This recovery code is wrong, or it was used before. Each of them works once.",
  used: () => "This code was used already. Wait until your app shows the next one, then type that.",
  unreadable: () =>
    "This site can no longer check the codes of your app. Please use one of your recovery codes, then add the app anew.",
  clock: (verdict) => clockSentence(typeof verdict === "string" ? 0 : verdict.secondsAhead),
};

export function clockSentence(secondsAhead: number): string {
  const off = `${Math.abs(secondsAhead)} seconds ${secondsAhead > 0 ? "fast" : "slow"}`;
  return `The code fits your app, but the clock of your phone is about ${off}. Set its date and time to automatic, wait for a new code, and type that.`;
}
