/** The page to answer the questions of a gig after ordering. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { answerQuestions } from "#app/domain/orders/questions/answer-questions.ts";
import type { SentAnswer } from "#app/domain/orders/questions/read-answers.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { SentForm } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Blocked } from "#app/ui/work/blocked.tsx";
import { AnswerList, takesAnswers } from "#app/ui/work/order-answers.tsx";
import { AnswerFields } from "./answer-fields.tsx";
import { asAnswers, chosenFiles, typedAnswers } from "./sent-answers.ts";
import type { Route } from "./+types/order-answers";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.read");
  return runLoader(async () => {
    const { order, party, states } = await orderPage(actor, params.id, { after: 0 });
    const running = order.filling?.state === "filling" || takesAnswers(states.map((s) => s.state));
    const left = order.questions.filter(({ answer }) => answer === null);
    const given = order.questions.filter(({ answer }) => answer !== null);
    const open = party === "buyer" && running && left.length > 0;
    return { order, party, open, left, given, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "orders.answer");
  return runAction(request, async (form) => {
    const { unanswered } = await answered(actor, params.id, form);
    return redirectWithFlash(`/orders/${params.id}`, {
      kind: "success",
      text:
        unanswered > 0
          ? "Your answers are sent. The freelancer still waits for the rest."
          : "Your answers are sent. The freelancer has all that is needed to start.",
    });
  });
}

async function answered(actor: UserActor, orderId: string, form: SentForm) {
  const key = form.key();
  const texts = asAnswers(typedAnswers(form));
  const chosen = chosenFiles(form);
  const sent = { by: actor, files: chosen.map(({ file }) => file) };
  const { answer } = await withUploads(sent, (uploads) => {
    const of = Map.groupBy(uploads, (file) => chosen[uploads.indexOf(file)]?.question ?? "");
    const withFiles = [...of].map(([question, files]): SentAnswer => ({ question, files }));
    return answerQuestions(actor, { orderId, answers: [...texts, ...withFiles], key });
  });
  return answer;
}

export default function OrderAnswersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, party, open, left, given, key } = loaderData;
  const refused = refusedFrom(actionData);
  const here = `/orders/${order.id}`;
  return (
    <>
      <title>{`Questions · ${order.title} · Farthing`}</title>
      <RefusalSummary
        refused={refused}
        notDone="Nothing was sent. Files have to be chosen again."
      />
      <PageHeader
        title="Answer the questions"
        lead={order.title}
        breadcrumb={[deskCrumb(party === "freelancer"), { label: order.title, href: here }]}
      />
      {open ? (
        <CommandForm commandKey={formKeyAgain(refused, key)} files label="Answers">
          <p>
            {order.freelancer.name}’s time to start begins with the last answer that is needed. You
            cannot change an answer once it is sent.
          </p>
          <AnswerFields
            questions={left}
            values={refused?.values ?? {}}
            problems={refused?.refusal.problems ?? {}}
          />
          <div className="btn-row">
            <Submit>Send the answers</Submit>
          </div>
        </CommandForm>
      ) : (
        <Blocked
          why="There is nothing for you to answer here: all is answered, the work is finished or in dispute, or the order is not yours."
          href={here}
        >
          Back to the order
        </Blocked>
      )}
      {given.length === 0 ? null : (
        <Section title="Answered so far" wide>
          <AnswerList questions={given} />
        </Section>
      )}
    </>
  );
}
