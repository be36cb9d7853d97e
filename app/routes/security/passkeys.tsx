/** The page of a person's passkeys: made, renamed and removed here. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { describeAgent } from "#app/domain/security/describe-agent.ts";
import { ownPasskeys } from "#app/domain/security/passkeys/own-passkeys.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { stepUpFacts } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { NewCodes } from "#app/ui/passkeys/new-codes.tsx";
import { changePasskeys } from "./change-passkeys.ts";
import { PasskeyForm } from "./passkey-form.tsx";
import { PasskeyList } from "./passkey-list.tsx";
import type { Route } from "./+types/passkeys";

export function loader({ request, context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "passkeys.list");
  return runLoader(async () => {
    const passkeys = await ownPasskeys(actor);
    const ids = ["add", ...passkeys.flatMap(({ id }) => [id, `${id} name`])];
    return {
      passkeys,
      keys: Object.fromEntries(ids.map((id) => [id, newFormKey()])),
      name: describeAgent(request.headers.get("user-agent") ?? ""),
      stepUp: await stepUpFacts(context),
    };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "security.add_passkey");
  return runAction(request, (form) => changePasskeys(context, actor, form));
}

export default function Passkeys({ loaderData, actionData }: Route.ComponentProps) {
  const { passkeys, keys, name, stepUp } = loaderData;
  const refused = refusedFrom(actionData);
  const codes = actionData !== undefined && "codes" in actionData ? actionData.codes : null;
  return (
    <>
      <title>Passkeys · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Passkeys"
        lead="A passkey signs you in with your fingerprint, your face or the PIN of your device. No other site can ask for it, and there is nothing to remember."
        breadcrumb={[
          { label: "Settings", href: "/settings" },
          { label: "Security", href: "/settings/security" },
        ]}
      />
      {codes === null ? null : <NewCodes title="The passkey is added" codes={codes} />}
      <Section title="Your passkeys" wide>
        <PasskeyList passkeys={passkeys} keys={keys} stepUp={stepUp} refused={refused} />
      </Section>
      <Section
        title="A new passkey"
        id="add"
        note="After you add one, your payouts rest for three days."
      >
        <PasskeyForm
          formKey={keys["add"] ?? ""}
          name={name}
          stepUp={stepUp}
          refused={refusedForm(refused, "add", "made") ?? refusedForm(refused, "confirm", "made")}
        />
      </Section>
    </>
  );
}
