/** The page to post a request. Its ceiling is held as soon as it is posted. */
import { z } from "zod";
import { postRequest } from "#app/domain/agreements/requests/post-request.ts";
import {
  LISTED_DAYS,
  MAX_REQUEST_TEXT,
  MAX_REQUEST_TITLE,
  MAX_WORK_DAYS,
} from "#app/domain/agreements/requests/request-limits.ts";
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { amountField, wholeNumber } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { runFileAction, withFormFiles } from "#app/routes/files/form-files.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RequestForm } from "./request-form.tsx";
import type { Route } from "./+types/requests-new";

const CURRENCY = "USD";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "agreements.post_request");
  return runLoader(async () => {
    const [categories, available] = await Promise.all([
      categoryOptions(),
      balance("wallet", actor.id, CURRENCY),
    ]);
    return {
      categories,
      available: money(available, CURRENCY),
      mostFiles: env.uploadMaxFiles,
      formKey: newFormKey(),
    };
  });
}

const WANTED = z.object({
  title: sentText({ max: MAX_REQUEST_TITLE, min: 3, lines: "one" }),
  description: sentText({ max: MAX_REQUEST_TEXT, min: 20, lines: "many" }),
  category: z.string().min(1, "Choose a category.").max(250),
  ceiling: amountField,
  hideCeiling: z.literal("yes").optional(),
  reference: sentText({ max: OWN_LIMITS.reference, lines: "one" }).optional(),
  days: wholeNumber(1, MAX_WORK_DAYS),
  listedDays: wholeNumber(LISTED_DAYS.least, LISTED_DAYS.most),
});

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.post_request");
  return runFileAction(request, actor, async (form) => {
    const { category: categoryId, ceiling, hideCeiling, reference, ...rest } = form.parse(WANTED);
    const key = form.key();
    const { answer } = await withFormFiles(actor, form, (files) =>
      postRequest(actor, {
        ...rest,
        categoryId,
        ceiling: money(ceiling, CURRENCY),
        hideCeiling: hideCeiling === "yes",
        reference: reference || undefined,
        files,
        key,
      }),
    );
    return redirectWithFlash(`/requests/${answer.requestId}`, {
      kind: "success",
      text: "Your request is posted. We tell you when a proposal comes.",
    });
  });
}

export default function NewRequest({ loaderData, actionData }: Route.ComponentProps) {
  const refused = refusedFrom(actionData);
  const missing = refused?.refusal.facts["shortfall"];
  return (
    <>
      <title>Post a request · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was posted and no money has moved." />
      {missing === undefined ? null : (
        <Notice title="Add money first">
          <a
            className="link"
            href={`/wallet/deposit?amount=${missing}&returnTo=/requests/new`}
            target="_blank"
            rel="noreferrer"
          >
            Add money in a new tab
          </a>
          . What you typed stays here: post it again when the money has arrived.
        </Notice>
      )}
      <PageHeader
        title="Post a request"
        lead="Say what you need and what you pay at most. Freelancers make you proposals, and you choose one."
        breadcrumb={[{ label: "Requests", href: "/requests" }]}
      />
      <RequestForm
        {...loaderData}
        formKey={formKeyAgain(refused, loaderData.formKey)}
        values={refused?.values ?? {}}
        problems={refused?.refusal.problems ?? {}}
        kept={refused?.kept}
      />
    </>
  );
}
