/** The form to send again when it is unclear whether a part was accepted. The same key accepts it only once. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";

export interface PartAgainProps {
  /** All values as they were sent: others would make another acceptance. */
  commandKey: string;
  version: string;
  amount: string;
  note: string;
  backHref: string;
}

export function PartAgain({ commandKey, version, amount, note, backHref }: PartAgainProps) {
  return (
    <>
      <p className="prose mb-5">
        We did not get an answer. You can send the same again: the part is released only once.
      </p>
      <CommandForm commandKey={commandKey} version={version} hidden={{ amount, note }}>
        <div className="btn-row">
          <Submit name="verb" value="accept">
            Send the same again
          </Submit>
          <ButtonLink href={backHref} kind="plain">
            Look at the task
          </ButtonLink>
        </div>
      </CommandForm>
    </>
  );
}
