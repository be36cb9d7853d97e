/** The confirmation of a ruling: the transfers it will write, the words both parties will read, one button. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Entry } from "#app/domain/ledger/post.ts";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import { TRANSFER_KINDS } from "#app/domain/ledger/transfer-kinds.ts";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PostingsPreview } from "./postings-preview.tsx";
import { LastStep } from "#app/ui/forms/two-step.tsx";

export interface RulingPreviewProps {
  entries: Entry[];
  division: { releaseMicros: bigint; refundMicros: bigint };
  currency: Currency;
  /** Owner id → name. */
  names: Record<string, string>;
  commandKey: string;
  version: string | number;
  /** The form's values, sent again as hidden fields. */
  values: Record<string, string>;
}

const KEPT = ["outcome", "percent", "amount", "explanation"] as const;

export function RulingPreview(props: RulingPreviewProps) {
  const { entries, division, currency, names, values } = props;
  const account = (side: "debit" | "credit", entry: Entry) => {
    const owner = names[side === "debit" ? entry.from : entry.to];
    const { label } = ACCOUNT_KINDS[TRANSFER_KINDS[entry.kind][side]];
    return owner === undefined ? label : `${label}: ${owner}`;
  };
  return (
    <ConfirmPanel
      title="Preview of the ruling"
      effects={[
        {
          what: "Released to the freelancer, before commission",
          value: <Amount of={money(division.releaseMicros, currency)} />,
        },
        {
          what: "Refunded to the buyer",
          value: <Amount of={money(division.refundMicros, currency)} />,
        },
      ]}
      afterwards="The ruling closes the dispute and the task. It cannot be undone."
    >
      <PostingsPreview
        lines={entries.map((entry) => ({
          kind: TRANSFER_KINDS[entry.kind].label,
          debit: account("debit", entry),
          credit: account("credit", entry),
          amount: money(entry.micros, currency),
        }))}
      />
      <h3 className="label mt-5">Both sides will read this</h3>
      <p className="prose mt-1 mb-5 whitespace-pre-line break-words">{values["explanation"]}</p>
      <LastStep
        commandKey={props.commandKey}
        version={props.version}
        values={Object.fromEntries(KEPT.map((name) => [name, values[name] ?? ""]))}
        does="rule"
        label="Rule on the dispute"
        danger
        edit="Change the ruling"
      />
    </ConfirmPanel>
  );
}
