/** Where a closing stands, and the button that calls it off. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { When } from "#app/ui/page/when.tsx";
import { ReasonList } from "./reason-list.tsx";
import { WaitList } from "./wait-list.tsx";
import type { ClosingPage } from "#app/domain/closings/closing-page.ts";

export interface ClosingStateProps extends Pick<ClosingPage, "reasons" | "waits" | "until"> {
  closing: NonNullable<ClosingPage["closing"]>;
  formKey: string;
}

export function ClosingState({ closing, reasons, waits, until, formKey }: ClosingStateProps) {
  return (
    <div className="stack">
      <Notice kind="warning" title={<Headline {...{ reasons, waits, until }} />}>
        You asked for it on <When at={closing.askedAt} />. Your gigs are off the market until then.{" "}
        {closing.rest === "pay"
          ? "Your money goes to your payout account."
          : "You give up what is left of your money."}
      </Notice>
      <ReasonList title="This has to be done first" reasons={reasons} />
      <WaitList waits={waits} until={until} />
      <CommandForm commandKey={formKey} verb="keep" label="Keep the account">
        <p>Your gigs are for sale again as soon as you keep the account.</p>
        <div>
          <Submit>Keep my account</Submit>
        </div>
      </CommandForm>
    </div>
  );
}

function Headline({ reasons, waits, until }: Omit<ClosingStateProps, "closing" | "formKey">) {
  if (reasons.length > 0) return "We cannot close the account yet";
  if (waits.length === 0) return "We close the account within a minute";
  if (until === null) return "We close the account as soon as nothing is open";
  return (
    <>
      We close the account on <When at={until} />
    </>
  );
}
