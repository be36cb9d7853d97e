/** A published review for staff: its words, its reports, and the decision. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decideReview } from "#app/domain/reviews/decide-review.ts";
import { PARTS } from "#app/domain/reviews/hide-reasons.ts";
import { reviewFile } from "#app/domain/reviews/review-file.ts";
import type { ReviewFile } from "#app/domain/reviews/review-file.ts";
import { showAgain } from "#app/domain/reviews/show-again.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ReviewCard } from "#app/ui/work/review-card.tsx";
import { ReviewDecision } from "./review-decisions.tsx";
import { ReviewRecord } from "./review-record.tsx";
import { StaffNav } from "./staff-nav.tsx";
import type { Route } from "./+types/review-case";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.reviews.read");
  return runLoader(async () => ({
    file: await reviewFile(actor, params.id),
    keys: { review: newFormKey(), reply: newFormKey() },
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "reviews.decide");
  const done = (text: string) =>
    redirectWithFlash(`/admin/reviews/${params.id}`, { kind: "success", text });
  return runAction(request, (form) => {
    const about = {
      reviewId: params.id,
      part: PARTS.find((part) => part === form.text("part")) ?? refuse("not_found"),
      sentence: form.text("sentence"),
      key: form.key(),
    };
    return doPressed<Response>(form, {
      async decide() {
        const choice = form.text("choice");
        const decision = choice === "keep" ? ("keep" as const) : ("hide" as const);
        await decideReview(actor, { ...about, decision, reason: choice });
        return done("The decision is made. We have told the people it concerns.");
      },
      async show() {
        await showAgain(actor, about);
        return done("It is shown again. We have told both sides.");
      },
    });
  });
}

/** Staff read the words even where they are hidden. */
function Words({ file: { review, words } }: { file: ReviewFile }) {
  return (
    <Section title="As everybody reads it">
      <ReviewCard review={review} withGig withLink={false} />
      {review.hidden === null && (review.reply === null || review.reply.hidden === null) ? null : (
        <div className="review-reply">
          <p className="small soft">The hidden words</p>
          <p dir="auto">{words.review}</p>
          {words.reply === null ? null : <p dir="auto">{words.reply}</p>}
        </div>
      )}
    </Section>
  );
}

export default function ReviewCasePage({ loaderData, actionData }: Route.ComponentProps) {
  const { file, keys } = loaderData;
  const refused = refusedFrom(actionData);
  const { author, subject } = file.review;
  const parts = PARTS.filter((part) => part === "review" || file.words.reply !== null);
  return (
    <>
      <title>A review · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was decided." />
      <PageHeader
        title={`${author.name} about ${subject.name}`}
        breadcrumb={[{ label: "Reviews", href: "/admin/reviews" }]}
      />
      <StaffNav current="" />
      <div className="stack">
        <Words file={file} />
        <ReviewRecord file={file} />
        {parts.map((part) => (
          <ReviewDecision
            key={part}
            part={part}
            hidden={file.hiddenNow[part]}
            formKey={keys[part]}
            refused={refused?.values["part"] === part ? refused : null}
          />
        ))}
      </div>
    </>
  );
}
