/** The page where a freelancer asks the buyer whether a picture of accepted work may stand in the portfolio. */
import { z } from "zod";
import { ALT_MAX } from "#app/domain/catalog/pictures/picture-rules.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { askPortfolio } from "#app/domain/tasks/portfolio/ask-portfolio.ts";
import { deliveredPictures } from "#app/domain/tasks/portfolio/delivered-pictures.ts";
import { taskView } from "#app/domain/tasks/task-page.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PictureChoice } from "./picture-choice.tsx";
import type { Route } from "./+types/ask";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "tasks.ask_portfolio");
  return runLoader(async () => {
    const task = await taskView(actor, params.id);
    requireParty(actor, "tasks.ask_portfolio", task);
    const pictures = task.state === "released" ? await deliveredPictures(task.id) : [];
    return {
      taskId: task.id,
      title: task.title,
      buyer: task.buyer.name,
      pictures,
      key: newFormKey(),
    };
  });
}

const SENT = z.object({
  alt: sentText({ max: ALT_MAX, lines: "one", emptyRefusedLater: true }),
});

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "tasks.ask_portfolio");
  return runAction(request, async (form) => {
    const { alt } = form.parse(SENT);
    const asked = { key: form.key(), taskId: params.id, fileId: form.text("file"), alt };
    const { answer } = await askPortfolio(actor, asked);
    return redirectWithFlash(`/portfolio/${answer.pieceId}`, {
      kind: "success",
      text: "The buyer is asked. Nothing is shown until they say yes.",
    });
  });
}

export default function AskToShow({ loaderData, actionData }: Route.ComponentProps) {
  const { taskId, title, buyer, pictures, key } = loaderData;
  const refused = refusedFrom(actionData);
  const problems = refused?.refusal.problems ?? {};
  return (
    <>
      <title>{`Show a picture · ${title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nobody was asked." />
      <PageHeader
        title="Show a picture of this work"
        lead={`On your page, for everybody to see, if ${buyer} says yes. Either of you can take it back later.`}
        breadcrumb={[{ label: title, href: `/tasks/${taskId}` }]}
      />
      {pictures.length === 0 ? (
        <EmptyState
          title="There is no picture to show"
          action={<ButtonLink href={`/tasks/${taskId}`}>See the task</ButtonLink>}
        >
          Only pictures of a delivery that was accepted can be shown: JPEG, PNG, WebP, GIF or AVIF.
        </EmptyState>
      ) : (
        <CommandForm commandKey={formKeyAgain(refused, key)} label="Show a picture of this work">
          <PictureChoice
            pictures={pictures}
            chosen={refused?.values["file"]}
            error={problems["file"]}
          />
          <TextField
            name="alt"
            label="What it shows"
            hint="In a few words, for people who do not see it. Leave out what belongs to the buyer alone."
            maxLength={ALT_MAX}
            value={refused?.values["alt"]}
            error={problems["alt"]}
          />
          <div>
            <Submit>Ask the buyer</Submit>
          </div>
        </CommandForm>
      )}
    </>
  );
}
