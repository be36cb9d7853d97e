/** The buttons of a form in two steps: one that previews, and the last look's two, which do it or lead back to the form. */
import type { ReactNode } from "react";
import { CommandForm } from "./command-form.tsx";
import { Submit } from "./submit.tsx";
import type { ButtonStyle } from "./submit.tsx";

export interface PreviewButtonProps {
  kind?: ButtonStyle | undefined;
  /** Says what is previewed. */
  children: ReactNode;
}

/** Shows what would happen; changes nothing. */
export function PreviewButton({ kind, children }: PreviewButtonProps) {
  return (
    <Submit kind={kind} name="verb" value="preview">
      {children}
    </Submit>
  );
}

export interface LastStepProps {
  /** The key of the form that was previewed, so that both steps together do one thing once. */
  commandKey: string;
  version?: number | string | undefined;
  /** What was typed, sent along unseen. */
  values: Record<string, string>;
  /** The button that does it: its value, and its words. */
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
