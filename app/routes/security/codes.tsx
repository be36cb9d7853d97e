/** The page of recovery codes: how many are left, and new ones, shown once. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { makeCodes } from "#app/domain/security/make-codes.ts";
import { codesLeft, FEW_CODES } from "#app/domain/security/recovery-codes.ts";
import { hasFactor } from "#app/domain/security/ways.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { stepUpFacts, steppedUp } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { NewCodeList } from "./new-code-list.tsx";
import type { CodesLeft } from "#app/domain/security/recovery-codes.ts";
import type { Route } from "./+types/codes";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "factors.read");
  return runLoader(async () => {
    const stepUp = await stepUpFacts(context);
    const codes = await codesLeft(actor.id);
    return {
      stepUp,
      codes,
      few: codes.left <= FEW_CODES,
      factor: hasFactor(stepUp.ways),
      key: newFormKey(),
    };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "security.make_codes");
  return runAction(request, async (form) => {
    await steppedUp(context, form);
    const { codes } = await makeCodes(actor, { key: form.key() });
    return { made: { codes } };
  });
}

export default function Codes({ loaderData, actionData }: Route.ComponentProps) {
  const { codes, few, factor, stepUp, key } = loaderData;
  const refused = refusedFrom(actionData);
  const made = actionData !== undefined && "made" in actionData ? actionData.made : null;
  return (
    <>
      <title>Recovery codes · Farthing</title>
      <RefusalSummary
        refused={refused}
        notDone="No codes were made. The codes you have still work."
      />
      <PageHeader
        title="Recovery codes"
        lead="Each of them signs you in once, in place of a code from your phone."
        breadcrumb={[
          { label: "Settings", href: "/settings" },
          { label: "Security", href: "/settings/security" },
        ]}
      />
      {made === null ? null : (
        <NewCodeList codes={made.codes} next={{ href: "/settings", label: "Go to the settings" }} />
      )}
      {made !== null ? null : factor ? (
        <Section title="Your codes">
          <Left codes={codes} few={few} />
          <CommandForm commandKey={formKeyAgain(refused, key)} label="New recovery codes">
            <p>
              Ten new codes replace the ones you have, which stop working. You get a mail about it,
              and nothing is paid out to you for three days after it.
            </p>
            <StepUpFields facts={stepUp} refused={refused} />
            <div>
              <Submit>Make new codes</Submit>
            </div>
          </CommandForm>
        </Section>
      ) : (
        <p>
          You have no second step yet, so there is nothing to recover.{" "}
          <a className="link" href="/settings/security/authenticator">
            Add an authenticator app
          </a>{" "}
          first: ten recovery codes come with it.
        </p>
      )}
    </>
  );
}

function Left({ codes: { total, left }, few }: { codes: CodesLeft; few: boolean }) {
  const used = `You have used ${total - left} of ${total} codes.`;
  if (!few) return <p>{used}</p>;
  return (
    <Notice kind="warning" title={left === 0 ? "You have no recovery codes left" : used}>
      {left === 0
        ? "If you lose your phone now, you can only get in the slow way. Make new ones."
        : `Only ${left === 1 ? "1 is" : `${left} are`} left. Make new ones before you need them.`}
    </Notice>
  );
}
