/** A change that its own side has to confirm again: what that means for its reader, and the buttons. */
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import { money } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";

interface UnconfirmedChangeProps {
  change: Change;
  /** The reader proposed it. */
  own: boolean;
  keys: Record<"decline" | "withdraw" | "confirm", string>;
}

export function UnconfirmedChange({ change, own, keys }: UnconfirmedChangeProps) {
  const { buyerName, freelancerName } = change;
  const [author, other] =
    change.by === "buyer" ? [buyerName, freelancerName] : [freelancerName, buyerName];
  if (!own)
    return (
      <div className="mt-6 stack">
        <Notice title={`${author} needs to confirm this again`}>
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
        After this was proposed, your account was secured again, or the session or API token that
        proposed it was ended. So {other} cannot accept it. {effectOf(change, other)} If you did not
        propose it, withdraw it.
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

function effectOf({ by, priceMicros, currency }: Change, other: string) {
  const price = <Amount of={money(priceMicros ?? 0n, currency)} code />;
  if (by === "buyer")
    return (
      <>
        Nothing is taken from your balance until then. If you confirm it, {price} is taken as soon
        as {other} accepts.
      </>
    );
  return (
    <>
      The price stays as it is until then. If you confirm it, {price} goes back to {other} once they
      accept.
    </>
  );
}
