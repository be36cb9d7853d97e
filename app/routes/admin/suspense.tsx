/** One unexplained receipt: what is known of it, and the form that names its owner, with a confirmation before money moves. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import {
  assignSuspense,
  previewAssignment,
  suspenseReceipt,
} from "#app/domain/deposits/assign-suspense.ts";
import type { AssignmentPreview } from "#app/domain/deposits/assign-suspense.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { Refused } from "#app/http/refused.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { LastStep, PreviewButton } from "#app/ui/forms/two-step.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/suspense";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.suspense.read");
  return runLoader(async () => ({
    receipt: await suspenseReceipt(actor, params.id),
    key: newFormKey(),
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "deposits.assign_suspense");
  return runAction(request, async (form) => {
    await steppedUp(context, form);
    const input = {
      transferId: params.id,
      handle: form.text("handle"),
      reason: form.text("reason"),
    };
    return twoStep<AssignmentPreview, Response>(form, {
      does: "assign",
      preview: () => previewAssignment(actor, input),
      async carryOut(key) {
        const { answer } = await assignSuspense(actor, { ...input, key });
        return redirectWithFlash("/admin/payments", {
          kind: "success",
          text: `The money is in @${answer.handle}'s balance now. We have told them.`,
        });
      },
    });
  });
}

type Receipt = Route.ComponentProps["loaderData"]["receipt"];

function Known({ receipt }: { receipt: Receipt }) {
  const { ref, at, micros, currency, deposit } = receipt;
  return (
    <DefinitionList
      items={[
        { term: "Amount", value: <Amount of={money(micros, currency)} code /> },
        { term: "Received", value: <When at={at} /> },
        {
          term: "Processor’s reference",
          value: <span className="figures break-words">{ref}</span>,
        },
        deposit === null
          ? { term: "Our deposit", value: "No deposit of ours has this reference." }
          : {
              term: "Our deposit",
              value: (
                <span className="cluster">
                  <span>
                    @{deposit.handle} asked for <Amount of={money(deposit.micros, currency)} />
                  </span>
                  <StateBadge of="deposit" state={deposit.state} />
                </span>
              ),
            },
      ]}
    />
  );
}

function Confirmation({ preview, values, commandKey }: ConfirmationProps) {
  const { receipt, person, endsDeposit } = preview;
  return (
    <ConfirmPanel
      title={`Give it to ${person.name} (@${person.handle})`}
      effects={[
        {
          what: `Leaves suspense and enters @${person.handle}’s balance`,
          value: <Amount of={money(receipt.micros, receipt.currency)} code />,
        },
        ...(endsDeposit === null
          ? []
          : [{ what: "Their deposit that was waiting for this payment is closed as not arrived" }]),
        { what: `@${person.handle} is told and can read your reason` },
      ]}
      afterwards="They can spend it at once, so you cannot take it back here."
    >
      <LastStep
        commandKey={commandKey}
        values={values}
        does="assign"
        label={`Give the payment to @${person.handle}`}
        edit="Change the person"
      />
    </ConfirmPanel>
  );
}

interface ConfirmationProps {
  preview: AssignmentPreview;
  values: { handle: string; reason: string };
  commandKey: string;
}

function Ask({ values, commandKey, refused }: AskProps) {
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm commandKey={commandKey} label="Who the payment belongs to">
      <TextField
        name="handle"
        label="Handle of the owner"
        hint="As on their page, with or without @."
        value={values.handle}
        error={problems["handle"]}
        maxLength={40}
      />
      <TextArea
        name="reason"
        label="How do you know?"
        hint="The person reads this. It is kept with the transfer."
        value={values.reason}
        error={problems["reason"]}
        rows={3}
        maxLength={500}
      />
      <div className="btn-row">
        <PreviewButton>Preview the payment</PreviewButton>
      </div>
    </CommandForm>
  );
}

interface AskProps {
  values: { handle: string; reason: string };
  commandKey: string;
  refused: Refused | null;
}

export default function SuspensePage({ loaderData, actionData }: Route.ComponentProps) {
  const { receipt, key } = loaderData;
  const { refused, preview, typed, commandKey } = shownStep(actionData, key);
  const values = {
    handle: typed?.["handle"] ?? receipt.deposit?.handle ?? "",
    reason: typed?.["reason"] ?? "",
  };
  return (
    <>
      <title>A payment without a known owner · Farthing</title>
      <RefusalSummary refused={refused} notDone="No money has moved." />
      <PageHeader
        title="A payment without a known owner"
        lead="The money is kept apart until staff find out who it belongs to."
        breadcrumb={[
          { label: "Staff", href: "/admin" },
          { label: "Payments", href: "/admin/payments" },
        ]}
      />
      <StaffNav current="/admin/payments" />
      <Section title="What we know">
        <Known receipt={receipt} />
      </Section>
      <Section title="Who the payment belongs to">
        {preview ? (
          <Confirmation preview={preview} values={values} commandKey={commandKey} />
        ) : (
          <Ask values={values} commandKey={commandKey} refused={refused} />
        )}
      </Section>
    </>
  );
}
