/** A proposed change: what it does, and the answers this reader can give. */
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { CHANGE_KINDS } from "#app/domain/agreements/changes/change-kinds.ts";
import { CHANGE_LIFECYCLE } from "#app/domain/agreements/changes/change-lifecycle.ts";
import { changeSentence } from "#app/domain/agreements/changes/change-words.ts";
import { confirmChange, confirmationKey } from "#app/domain/agreements/changes/confirm-change.ts";
import { changePage } from "#app/domain/agreements/changes/read-changes.ts";
import { declineChange, withdrawChange } from "#app/domain/agreements/changes/refuse-change.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import type { Route } from "./+types/change";
import { ChangeAnswer } from "./change-answer.tsx";
import { ChangeFacts } from "./change-facts.tsx";

const ANSWERS = { accept: acceptChange, decline: declineChange, withdraw: withdrawChange } as const;

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "agreements.read_change");
  return runLoader(async () => ({
    ...(await changePage(actor, params.id)),
    keys: {
      accept: newFormKey(),
      decline: newFormKey(),
      withdraw: newFormKey(),
      confirm: newFormKey(),
    },
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.read_change");
  return runAction(request, async (form) => {
    const verb = pressedButton(form, ["accept", "decline", "withdraw", "confirm"]);
    if (verb === "confirm") return confirmed(actor, params.id);
    const { change } = await changePage(actor, params.id);
    await ANSWERS[verb](actor, { changeId: params.id, key: form.key() });
    const text = `${CHANGE_LIFECYCLE[verb].done}: ${changeSentence(change, change.currency)}`;
    return redirectWithFlash(`/orders/${change.orderId}`, { kind: "success", text });
  });
}

/** Two open pages confirm it once: the key is of the change. */
async function confirmed(actor: UserActor, changeId: string): Promise<Response> {
  const { answer } = await confirmChange(actor, { changeId, key: confirmationKey(changeId) });
  return redirectWithFlash(`/changes/${answer.changeId}`, {
    kind: "success",
    text: "It is confirmed and proposed again. Nothing changes until the other side accepts it.",
  });
}

export default function ChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const { change, party, keys } = loaderData;
  const refused = refusedFrom(actionData);
  const title = CHANGE_KINDS[change.kind].label;
  const back = `/orders/${change.orderId}`;
  return (
    <>
      <title>{`${title} · ${change.orderTitle} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title={title}
        lead={changeSentence(change, change.currency)}
        above={<StateBadge of="change" state={change.unconfirmed ? "unconfirmed" : change.state} />}
        breadcrumb={[deskCrumb(party === "freelancer"), { label: change.orderTitle, href: back }]}
      />
      <ChangeFacts change={change} />
      {change.state === "proposed" ? (
        <ChangeAnswer change={change} party={party} keys={keys} />
      ) : null}
    </>
  );
}
