/** The confirmation before a part is released: each party's share, what stays held, the message, one button. */
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { PartShares } from "#app/domain/tasks/part-shares.ts";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { percent } from "#app/ui/money/quote-table.tsx";
import { LastStep } from "#app/ui/forms/two-step.tsx";

export interface PartPreviewProps {
  /** The transition's name. */
  label: string;
  shares: PartShares;
  bps: number;
  currency: Currency;
  freelancerName: string;
  commandKey: string;
  version: number | string;
  /** The text as typed; sent again as a hidden field. */
  amount: string;
  note: string;
}

export function PartPreview(props: PartPreviewProps) {
  const { label, shares, bps, currency, freelancerName } = props;
  const note = props.note.trim();
  const line = (what: string, micros: bigint) => ({
    what,
    value: <Amount of={money(micros, currency)} />,
  });
  return (
    <ConfirmPanel
      title={`${formatMoney(money(shares.releaseMicros, currency))} goes to ${freelancerName}`}
      effects={[
        line("Released from escrow now", shares.releaseMicros),
        line(`Of this, ${freelancerName} earns`, shares.netMicros),
        line(`Of this, Farthing's commission, ${percent(bps)}`, shares.commissionMicros),
        line("Stays held for the rest", shares.restMicros),
      ]}
      afterwards={`The money you release cannot be taken back. ${
        shares.usesRevision
          ? `One revision is used, and ${freelancerName} works on the rest.`
          : "No revision is left, so the rest stays delivered. If you do nothing, it is accepted on the same day as planned before."
      }`}
    >
      {note === "" ? null : (
        <>
          <p className="label">{freelancerName} will read</p>
          <p className="prose whitespace-pre-line break-words">{note}</p>
        </>
      )}
      <LastStep
        commandKey={props.commandKey}
        version={props.version}
        values={{ amount: props.amount, note: props.note }}
        does="accept"
        label={label}
        edit="Change the amount"
      />
    </ConfirmPanel>
  );
}
