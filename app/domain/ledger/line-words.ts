/** The words for one line of a statement. */
import { TRANSFER_KINDS } from "./transfer-kinds.ts";
import type { TransferKind } from "./transfer-kinds.ts";

/** Label of a line; reversals begin with "Corrected". */
export function lineWords({ kind, reversal }: { kind: TransferKind; reversal: boolean }): string {
  const { label } = TRANSFER_KINDS[kind];
  return reversal ? `Corrected: ${label}` : label;
}
