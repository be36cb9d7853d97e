/** The bank in use. */
import type { BankPort } from "./port.ts";
import { sandboxBank } from "./sandbox/sandbox-bank.ts";

export function bank(): BankPort {
  return sandboxBank;
}
