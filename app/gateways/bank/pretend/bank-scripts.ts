/** What the pretend bank does with a payout, decided by the account number's last two signs. */
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";

export interface BankScript {
  ending: string;
  label: string;
  /** Settle times until it arrives; null when it is refused at once. */
  arrives: number | null;
  /** Settle times after arrival until it comes back. */
  returns: number | null;
  /** The first answer to a submission is lost. */
  loses: boolean;
}

const BANK_SCRIPTS: readonly BankScript[] = [
  { ending: "01", label: "Refused at once", arrives: null, returns: null, loses: false },
  { ending: "02", label: "Arrives, then comes back", arrives: 1, returns: 1, loses: false },
  {
    ending: "03",
    label: "The bank's first answer is lost; it arrives",
    arrives: 1,
    returns: null,
    loses: true,
  },
  { ending: "04", label: "Arrives slowly", arrives: 12, returns: null, loses: false },
];

const ARRIVES: BankScript = {
  ending: "00",
  label: "Arrives",
  arrives: 1,
  returns: null,
  loses: false,
};

export function scriptOf(account: string): BankScript {
  return BANK_SCRIPTS.find(({ ending }) => account.endsWith(ending)) ?? ARRIVES;
}

/** A valid account number for each behaviour, to try the sandbox with. */
export function sampleAccounts(): Array<{ account: string; label: string }> {
  return [ARRIVES, ...BANK_SCRIPTS].map(({ ending, label }) => ({
    account: accountNumberOf("DE", `1001001000123456${ending}`),
    label,
  }));
}
