/** The form that closes an account: what will happen, what becomes of the money, and the proof of who asks. */
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";
import { WaitList } from "./wait-list.tsx";
import type { ClosingPurse } from "#app/domain/closings/closing-purses.ts";
import type { ClosingWait } from "#app/domain/closings/closing-waits.ts";
import type { RadioCard } from "#app/ui/forms/radio-cards.tsx";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface CloseFormProps {
  purses: ClosingPurse[];
  method: { tail: string; coolsUntil: Date } | null;
  waits: ClosingWait[];
  until: Date | null;
  stepUp: StepUpFacts;
  restHours: number;
  formKey: string;
  refused: Refused | null;
}

const all = (purses: ClosingPurse[], of: (purse: ClosingPurse) => bigint) =>
  purses
    .filter((purse) => of(purse) > 0n)
    .map((purse) => formatMoney({ micros: of(purse), currency: purse.currency }))
    .join(" and ");

/** What can become of the money; a single choice when there is no whole cent. */
function choices({ purses, method }: Pick<CloseFormProps, "purses" | "method">): RadioCard[] {
  const payable = all(purses, ({ payableMicros }) => payableMicros);
  const dust = all(purses, ({ dustMicros }) => dustMicros);
  const total = all(purses, ({ totalMicros }) => totalMicros);
  const below =
    dust === "" ? "" : ` Banks only move whole cents, so you give up the other ${dust}.`;
  const pay: RadioCard = {
    value: "pay",
    label: `Pay out ${payable}`,
    detail:
      method === null
        ? "Add a payout account in your wallet first."
        : `To your account ending in ${method.tail}.${below}`,
  };
  const giveUp: RadioCard = {
    value: "give_up",
    label: `Give up ${total}`,
    detail: "The money goes to Farthing. This cannot be undone once the account is closed.",
  };
  return payable === "" ? [giveUp] : [pay, giveUp];
}

export function CloseForm(props: CloseFormProps) {
  const { purses, method, waits, until, stepUp, restHours, formKey, refused } = props;
  const held = purses.filter(({ totalMicros }) => totalMicros > 0n);
  const amounts = Object.fromEntries(
    held.map(({ currency, totalMicros }) => [`amount-${currency}`, decimal(totalMicros)]),
  );
  return (
    <>
      <WaitList waits={waits} until={until} />
      <ConfirmPanel
        effects={[
          { what: "Your gigs leave the market now." },
          {
            what: "We close the account",
            value: until === null ? inHours(restHours) : <When at={until} />,
          },
          { what: "You are signed out everywhere, and API tokens and webhooks end." },
          {
            what: "Your profile is deleted. We use your e-mail address for 30 more days, for mails about your last payout, and then forget it. You can open a new account with it at once.",
          },
          {
            what: "Orders stay in the history of the other side, with “Closed account” as your name.",
          },
        ]}
        afterwards="Until then you can keep the account with one click, here or by the link in our mail. Afterwards it cannot be opened again."
      >
        <CommandForm
          commandKey={formKeyAgain(refused, formKey)}
          verb="close"
          hidden={held.length === 0 ? { rest: "pay" } : amounts}
        >
          {held.length === 0 ? null : (
            <RadioCards
              name="rest"
              label="Your money"
              options={choices({ purses: held, method })}
              value={refused?.values["rest"]}
              error={refused?.refusal.problems["rest"]}
            />
          )}
          <StepUpFields
            facts={stepUp}
            why="Nobody but you may close your account."
            refused={refused}
          />
          <div>
            <Submit kind="danger">Close the account</Submit>
          </div>
        </CommandForm>
      </ConfirmPanel>
    </>
  );
}

function inHours(hours: number): string {
  if (hours === 0) return "at once";
  return hours === 1 ? "in 1 hour" : `in ${hours} hours`;
}
