/** Reports a review or its reply to staff. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { PARTS } from "#app/domain/reviews/hide-reasons.ts";
import type { ReviewPart } from "#app/domain/reviews/hide-reasons.ts";
import { publishedReview } from "#app/domain/reviews/published-review.ts";
import { MAX_REVIEW_REPORT, REVIEW_REPORT_REASONS } from "#app/domain/reviews/report-reasons.ts";
import { reportReview } from "#app/domain/reviews/report-review.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ReviewCard } from "#app/ui/work/review-card.tsx";
import type { Route } from "./+types/review-report";

function partOf(url: URL): ReviewPart {
  return PARTS.find((part) => part === url.searchParams.get("part")) ?? "review";
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "reviews.report");
  return runLoader(async () => ({
    review: await publishedReview(params.id),
    part: partOf(url),
    key: newFormKey(),
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "reviews.report");
  return runAction(request, async (form) => {
    await reportReview(actor, {
      reviewId: params.id,
      part: partOf(url),
      reason: form.text("reason"),
      note: form.text("note"),
      key: form.key(),
    });
    const text = "Thank you. Our staff look at it and tell you what they decide.";
    return redirectWithFlash(`/reviews/${params.id}`, { kind: "success", text });
  });
}

export default function ReviewReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { review, part, key } = loaderData;
  const refused = refusedFrom(actionData);
  const values = refused?.values ?? {};
  const problems = refused?.refusal.problems ?? {};
  const what = part === "review" ? "this review" : "this reply";
  return (
    <>
      <title>{`Report ${what} · Farthing`}</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Nothing was reported." />
      <PageHeader
        title={`Report ${what}`}
        lead="Neither of the two is told that it was you."
        breadcrumb={[{ label: "The review", href: `/reviews/${review.id}` }]}
      />
      <div className="stack">
        <Section title={part === "review" ? "The review" : "The review and its reply"}>
          <ReviewCard review={review} withLink={false} />
        </Section>
        <CommandForm commandKey={formKeyAgain(refused, key)} label={`Report ${what}`}>
          <RadioCards
            name="reason"
            label="What is wrong with it?"
            options={Object.entries(REVIEW_REPORT_REASONS).map(([value, words]) => ({
              value,
              ...words,
            }))}
            value={values["reason"]}
            error={problems["reason"]}
          />
          <TextArea
            name="note"
            label="Anything that staff should know"
            rows={4}
            maxLength={MAX_REVIEW_REPORT}
            optional
            value={values["note"]}
            error={problems["note"]}
          />
          <div className="btn-row">
            <Submit>{`Report ${what}`}</Submit>
            <ButtonLink href={`/reviews/${review.id}`} kind="plain">
              Back to the review
            </ButtonLink>
          </div>
        </CommandForm>
      </div>
    </>
  );
}
