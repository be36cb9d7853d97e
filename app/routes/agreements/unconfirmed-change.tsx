/** A milestone that the buyer proposed and has to confirm again: what that means for its reader, and the buttons. */
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import { money } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";

interface UnconfirmedChangeProps {
  change: Change;
  /** The reader is the buyer. */
  own: boolean;
  keys: Record<"decline" | "withdraw" | "confirm", string>;
}

export function UnconfirmedChange({ change, own, keys }: UnconfirmedChangeProps) {
  const { buyerName, freelancerName, priceMicros, currency } = change;
  if (!own)
    return (
      <div className="mt-6 stack">
        <Notice title={`${buyerName} needs to confirm this again`}>
          You cannot accept it until then. Nothing changes meanwhile.
        </Notice>
        <CommandForm commandKey={keys.decline} verb="decline" inline>
          <Submit kind="quiet">Decline the change</Submit>
        </CommandForm>
      </div>
    );
  return (
    <div className="mt-6 stack">
      <Notice kind="warning" title="Please confirm this again">
        After this was proposed, your account was secured again, or the API token that proposed it
        ended. So {freelancerName} cannot accept it, and nothing is taken from your balance. If you
        confirm it, <Amount of={money(priceMicros ?? 0n, currency)} code /> is taken from your
        balance as soon as {freelancerName} accepts. If you did not propose it, withdraw it.
      </Notice>
      <div className="btn-row">
        <CommandForm commandKey={keys.confirm} verb="confirm" inline>
          <Submit>Confirm it again</Submit>
        </CommandForm>
        <CommandForm commandKey={keys.withdraw} verb="withdraw" inline>
          <Submit kind="quiet">Withdraw the proposal</Submit>
        </CommandForm>
      </div>
    </div>
  );
}
