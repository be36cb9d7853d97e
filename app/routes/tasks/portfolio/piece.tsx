/** The page of one piece of a portfolio: the buyer answers there, and either side takes it back. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { readPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { answerPiece, withdrawPiece } from "./change-portfolio.ts";
import { pieceSentence } from "./piece-words.ts";
import { PieceSeen } from "./piece-seen.tsx";
import type { Route } from "./+types/piece";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "portfolio.read");
  return runLoader(async () => ({ piece: await readPiece(actor, params.id), key: newFormKey() }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "tasks.withdraw_portfolio");
  return runAction(request, async (form) => {
    const of = { key: form.key(), pieceId: params.id };
    const text = await doPressed(form, {
      async yes() {
        await answerPiece(actor, { ...of, agree: true });
        return "You said yes. The picture is shown as soon as its sizes are prepared.";
      },
      async no() {
        await answerPiece(actor, { ...of, agree: false });
        return "You said no. The picture is not shown.";
      },
      async withdraw() {
        await withdrawPiece(actor, of);
        return "It is taken back. The picture is not shown any more.";
      },
    });
    return redirectWithFlash(`/portfolio/${params.id}`, { kind: "success", text });
  });
}

export default function Piece({ loaderData, actionData }: Route.ComponentProps) {
  const { piece, key } = loaderData;
  const refused = refusedFrom(actionData);
  const { side, state, freelancer } = piece;
  const asks = state === "asked" && side === "buyer";
  const withdraws = state === "shown" || (state === "asked" && side === "freelancer");
  return (
    <>
      <title>{`${piece.title} · Portfolio · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title={asks ? "May this picture be shown?" : "A picture of finished work"}
        lead={pieceSentence(piece)}
        breadcrumb={[{ label: "Portfolio", href: "/portfolio" }]}
      />
      <div className="stack">
        <PieceSeen piece={piece} />
        {asks && (
          <CommandForm commandKey={formKeyAgain(refused, key)} label="Your answer" inline>
            <Submit name="verb" value="yes">
              Let {freelancer.name} show it
            </Submit>
            <Submit kind="quiet" name="verb" value="no">
              Keep it private
            </Submit>
          </CommandForm>
        )}
        {withdraws && (
          <CommandForm commandKey={formKeyAgain(refused, key)} label="Take the picture back" inline>
            <Submit kind="quiet" name="verb" value="withdraw">
              Take the picture back
            </Submit>
          </CommandForm>
        )}
      </div>
    </>
  );
}
