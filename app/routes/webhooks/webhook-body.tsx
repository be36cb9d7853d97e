/** The version of a webhook's messages: which it gets, what the other would change, and the button that changes it. */
import { Sample } from "#app/routes/api/sample.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { formKeyAgain, refusedForm } from "#app/http/refused.ts";
import type { BodyPreview } from "#app/domain/webhooks/body-preview.ts";
import type { Refused } from "#app/http/refused.ts";

interface WebhookBodyProps {
  preview: BodyPreview;
  commandKey: string;
  refused: Refused | null;
}

const SPELLING = {
  1: "camelCase, such as orderId",
  2: "snake_case as in the API, such as order_id",
};

export function WebhookBody({ preview, commandKey, refused }: WebhookBodyProps) {
  const { bodyVersion, event, versions, renamed } = preview;
  const other = bodyVersion === 1 ? 2 : 1;
  const again = refusedForm(refused, "body", "body_version");
  return (
    <Section title="Form of the messages" id="body">
      <p>
        This webhook gets version {bodyVersion}: the fields of <code>data</code> are in{" "}
        {SPELLING[bodyVersion]}.
      </p>
      <details className="fold" open={again !== null}>
        <summary>Compare with version {other}</summary>
        {versions.map(({ version, body }) => (
          <Sample
            key={version}
            label={`${event} in version ${version}`}
            text={JSON.stringify(JSON.parse(body), null, 2)}
          />
        ))}
        <p>
          {renamed.length === 0
            ? "The events you chose have no field that is spelt differently."
            : `These fields are spelt differently: ${renamed
                .map(({ version1, version2 }) => `${version1} and ${version2}`)
                .join("; ")}.`}
        </p>
        <CommandForm
          verb="body"
          commandKey={formKeyAgain(again, commandKey)}
          label="Form of the messages"
        >
          <input type="hidden" name="body_version" value={other} />
          <p>Only new messages change. Messages that already exist stay as they are.</p>
          <div>
            <Submit>{other === 2 ? "Switch to version 2" : "Go back to version 1"}</Submit>
          </div>
        </CommandForm>
      </details>
    </Section>
  );
}
