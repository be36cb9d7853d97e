/** The form that writes a message. */
import { MAX_MESSAGE } from "#app/domain/messages/message-limits.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";

export interface MessageFormProps {
  to: string;
  commandKey: string;
  refused: Refused | null;
  /** On a page of several forms. */
  verb?: string | undefined;
  hidden?: Record<string, string> | undefined;
  mostFiles: number;
  /** The text kept from before a sign-in. */
  kept: string;
}

export function MessageForm(props: MessageFormProps) {
  const { to, refused, mostFiles } = props;
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, props.commandKey)}
      verb={props.verb}
      hidden={props.hidden}
      files
      label={`Write to ${to}`}
    >
      <TextArea
        name="text"
        label={`Your message to ${to}`}
        hint="You can use **bold**, *italics*, lists and links. A message cannot be changed afterwards."
        neededLater="or send only a file"
        rows={5}
        maxLength={MAX_MESSAGE}
        value={refused?.values["text"] ?? props.kept}
        error={problems["text"]}
      />
      <FileField
        name="files"
        label="Files"
        hint={`Up to ${mostFiles} at a time.`}
        multiple
        optional
        kept={refused?.kept}
        error={problems["files"]}
      />
      <div className="btn-row">
        <Submit>Send the message</Submit>
      </div>
    </CommandForm>
  );
}
