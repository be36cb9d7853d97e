/** The buttons of a change that waits for its answer; its own side can only withdraw it. */
import { CHANGE_KINDS } from "#app/domain/agreements/changes/change-kinds.ts";
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import { money } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { UnconfirmedChange } from "./unconfirmed-change.tsx";
import { Amount } from "#app/ui/money/money.tsx";

export interface ChangeAnswerProps {
  change: Change;
  party: "buyer" | "freelancer" | "staff";
  keys: Record<"accept" | "decline" | "withdraw" | "confirm", string>;
}

export function ChangeAnswer({ change, party, keys }: ChangeAnswerProps) {
  if (party === "staff") return null;
  const other = change.by === "buyer" ? change.freelancerName : change.buyerName;
  if (change.unconfirmed)
    return <UnconfirmedChange change={change} own={party === change.by} keys={keys} />;
  if (change.by === party)
    return (
      <div className="mt-6 stack">
        <p className="prose">{`${other} has not answered yet. Nothing changes until then.`}</p>
        <CommandForm commandKey={keys.withdraw} verb="withdraw" inline>
          <Submit kind="quiet">Withdraw the proposal</Submit>
        </CommandForm>
      </div>
    );
  const value =
    change.priceMicros === null ? undefined : (
      <Amount of={money(change.priceMicros, change.currency)} />
    );
  return (
    <div className="mt-6">
      <ConfirmPanel
        effects={[{ what: effectFor(change, party), value }]}
        afterwards="Once you accept, only another change can undo it. If you decline, the order goes on as before."
      >
        <div className="btn-row">
          <CommandForm commandKey={keys.accept} verb="accept" inline>
            <Submit>Accept the change</Submit>
          </CommandForm>
          <CommandForm commandKey={keys.decline} verb="decline" inline>
            <Submit kind="quiet">Decline the change</Submit>
          </CommandForm>
        </div>
      </ConfirmPanel>
    </div>
  );
}

function effectFor({ kind }: Change, party: "buyer" | "freelancer"): string {
  if (kind === "add" && party === "buyer")
    return "When you accept, this is taken from your balance at once and held for the new milestone";
  if (kind === "lower" && party === "buyer")
    return "When you accept, this comes back to your balance";
  return CHANGE_KINDS[kind].effect;
}
