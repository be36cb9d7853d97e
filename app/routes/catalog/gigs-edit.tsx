/** One of one's own gigs: change it, publish it, pause it. */
import { categoryOptions } from "#app/domain/catalog/categories.ts";
import { gigTransitionsFrom } from "#app/domain/catalog/gig-lifecycle.ts";
import { gigToEdit } from "#app/domain/catalog/my-gigs.ts";
import { editGig } from "#app/domain/catalog/save-gig.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { SentForm } from "#app/http/form.ts";
import { wholeNumber } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { requireMember } from "#app/http/viewer.ts";
import { GigEditor } from "./gig-editor.tsx";
import { GigState } from "./gig-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { z } from "zod";
import { pressed } from "./gig-moves.ts";
import { gigValues, perField, readGigForm } from "./gig-form.ts";
import { previewOf } from "./offer-preview.ts";
import { previewFrom } from "./shown-preview.ts";
import type { Route } from "./+types/gigs-edit";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = requireMember(context, url);
  return runLoader(async () => {
    const [gig, categories] = await Promise.all([gigToEdit(actor, params.id), categoryOptions()]);
    const { content, ...standing } = gig;
    const preview = await previewOf(content, actor.id);
    return {
      gig: standing,
      title: content.title,
      kind: content.offer.kind,
      values: gigValues(content),
      categories,
      preview,
      keys: { save: newFormKey(), move: newFormKey() },
      moves: gigTransitionsFrom(gig.state, "freelancer"),
      support: env.supportMail,
    };
  });
}

const SENT = z.object({
  key: z.string().min(8).max(100),
  version: wholeNumber(1, 1_000_000_000),
  verb: z.string(),
});

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = requireMember(context, url);
  return runAction(request, async (form) => {
    const { verb, ...sent } = form.parse(SENT);
    const input = { ...sent, id: params.id };
    if (verb === "save" || verb === "preview")
      return saveOrPreview(actor, form, input, verb === "preview");
    const text = await perField(() => pressed(verb, actor, input));
    return redirectWithFlash(`/selling/gigs/${params.id}`, { kind: "success", text });
  });
}

async function saveOrPreview(
  actor: UserActor,
  form: SentForm,
  input: { key: string; version: number; id: string },
  previewOnly: boolean,
) {
  const { content: before } = await gigToEdit(actor, input.id);
  const content = readGigForm(form, before.offer.kind, { toSave: !previewOnly });
  if (previewOnly) return { preview: await previewOf(content, actor.id), values: form.values };
  await perField(() => editGig(actor, { ...input, content }));
  return redirectWithFlash(`/selling/gigs/${input.id}`, {
    kind: "success",
    text: "Saved. Orders that are running keep their terms.",
  });
}

/** Fields sent by the small forms of the state say nothing about the gig. */
function typedValues(values: Record<string, string> | undefined): Record<string, string> | null {
  return values !== undefined && "title" in values ? values : null;
}

export default function EditGig({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, title, kind, values, categories, preview, keys, moves, support } = loaderData;
  const refused = refusedFrom(actionData);
  const shown = previewFrom(actionData);
  const typed = shown?.values ?? typedValues(refused?.values);
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="The gig stays as it was." />
      <PageHeader
        title={title}
        above={<StateBadge of="gig" state={gig.state} />}
        breadcrumb={[
          { label: "Selling", href: "/selling" },
          { label: "Your gigs", href: "/selling/gigs" },
        ]}
      />
      <div className="with-aside">
        <aside className="stack aside-first" aria-label="State of the gig">
          <GigState gig={gig} moves={moves} support={support} commandKey={keys.move} />
        </aside>
        <GigEditor
          kind={kind}
          categories={categories}
          values={typed ?? values}
          problems={refused?.refusal.problems ?? {}}
          commandKey={
            typed === null ? keys.save : (typed["key"] ?? formKeyAgain(refused, keys.save))
          }
          version={gig.version}
          preview={shown?.preview ?? preview}
          saveLabel="Save the changes"
        />
      </div>
    </>
  );
}
