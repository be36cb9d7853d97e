/** The buttons of a two-step form: preview, and then on the confirmation carry out or back to the form. */
import type { ReactNode } from "react";
import { CommandForm } from "./command-form.tsx";
import { Submit } from "./submit.tsx";
import type { ButtonStyle } from "./submit.tsx";

export interface PreviewButtonProps {
  kind?: ButtonStyle | undefined;
  /** The name of what is previewed. */
  children: ReactNode;
}

/** Sends the form for a preview; changes nothing. */
export function PreviewButton({ kind, children }: PreviewButtonProps) {
  return (
    <Submit kind={kind} name="verb" value="preview">
      {children}
    </Submit>
  );
}

export interface LastStepProps {
  /** The key of the previewed form, so that both steps together act once. */
  commandKey: string;
  version?: number | string | undefined;
  /** The typed values, sent again as hidden fields. */
  values: Record<string, string>;
  /** The button that carries it out: its value and its words. */
  does: string;
  label: ReactNode;
  danger?: boolean;
  /** The words of the button that leads back to the form. */
  edit: string;
}

/** Fields that `CommandForm` and the buttons write themselves. */
const OWN = new Set(["key", "version", "verb"]);

export function LastStep(props: LastStepProps) {
  const { commandKey, version, values, does, label, danger = false, edit } = props;
  const hidden = Object.fromEntries(Object.entries(values).filter(([name]) => !OWN.has(name)));
  return (
    <CommandForm commandKey={commandKey} version={version} hidden={hidden}>
      <div className="btn-row">
        <Submit kind={danger ? "danger" : "primary"} name="verb" value={does}>
          {label}
        </Submit>
        <Submit kind="plain" name="verb" value="edit">
          {edit}
        </Submit>
      </div>
    </CommandForm>
  );
}
