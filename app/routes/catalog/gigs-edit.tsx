/** The page where freelancers change, publish or pause one of their gigs. */
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
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
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { admit } from "#app/http/viewer.ts";
import { GigEditor } from "./gig-editor.tsx";
import { GigState } from "./gig-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { z } from "zod";
import { MOVES } from "./gig-moves.ts";
import type { MoveButton } from "./gig-moves.ts";
import { gigValues, perField, readGigForm } from "./gig-form.ts";
import { previewOf } from "./offer-preview.ts";
import type { PreviewLine } from "./offer-preview.ts";
import type { Route } from "./+types/gigs-edit";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "my_gigs.read");
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

const SENT = z.object({ version: wholeNumber(1, 1_000_000_000) });

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.edit_gig");
  const { id } = params;
  return runAction(request, (form) => {
    const move = (button: MoveButton) => async (key: string) => {
      const { run, said } = MOVES[button];
      await perField(() => run(actor, { id, key, ...form.parse(SENT) }));
      return done(id, said);
    };
    return twoStep<PreviewLine[], Response>(form, {
      does: "save",
      preview: async () => previewOf(await contentIn(form, actor, id, false), actor.id),
      async carryOut(key) {
        const { version } = form.parse(SENT);
        const content = await contentIn(form, actor, id, true);
        await perField(() => editGig(actor, { id, key, version, content }));
        return done(id, "Saved. Orders that are running keep their terms.");
      },
      others: { publish: move("publish"), pause: move("pause"), resume: move("resume") },
    });
  });
}

function done(id: string, text: string): Response {
  return redirectWithFlash(`/selling/gigs/${id}`, { kind: "success", text });
}

async function contentIn(form: SentForm, actor: UserActor, id: string, toSave: boolean) {
  const { content: before } = await gigToEdit(actor, id);
  return readGigForm(form, before.offer.kind, { toSave });
}

/** Null for the small forms that change the state: their fields are not fields of the gig. */
function typedValues(values: Record<string, string> | null): Record<string, string> | null {
  return values !== null && "title" in values ? values : null;
}

export default function EditGig({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, title, kind, values, categories, preview, keys, moves, support } = loaderData;
  const { refused, preview: asked, typed: sent, commandKey } = shownStep(actionData, keys.save);
  const typed = typedValues(sent);
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
          commandKey={typed === null ? keys.save : commandKey}
          version={gig.version}
          preview={asked ?? preview}
          saveLabel="Save the changes"
        />
      </div>
    </>
  );
}
