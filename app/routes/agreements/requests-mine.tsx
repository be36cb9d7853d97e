/** The list of one's own requests. */
import { myRequests } from "#app/domain/agreements/requests/request-list.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { askedReference, pagePath } from "./asked-reference.ts";
import { FindByReference } from "./find-by-reference.tsx";
import { RequestCards } from "./request-cards.tsx";
import { RequestTabs } from "./request-tabs.tsx";
import type { Route } from "./+types/requests-mine";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "requests.mine");
  const before = url.searchParams.get("before") ?? undefined;
  const reference = askedReference(url);
  return runLoader(async () => ({
    ...(await myRequests(actor, before, { reference: reference || undefined })),
    reference,
    paged: before !== undefined,
    now: nowDate(),
  }));
}

export default function MyRequests({ loaderData }: Route.ComponentProps) {
  const { requests, older, paged, reference, now } = loaderData;
  const post = (
    <ButtonLink href="/requests/new" kind="primary">
      Post a request
    </ButtonLink>
  );
  return (
    <>
      <title>Your requests · Farthing</title>
      <PageHeader
        title="Your requests"
        lead="What you are looking for, with the proposals you got."
        actions={requests.length === 0 ? undefined : post}
      />
      <RequestTabs current="/requests/mine" />
      {requests.length > 0 || reference !== "" ? (
        <FindByReference action="/requests/mine" value={reference} things="Your requests" />
      ) : null}
      {requests.length === 0 && reference !== "" ? (
        <EmptyState title="No request of yours has this reference">
          The whole reference is compared, and capitals count.
        </EmptyState>
      ) : requests.length === 0 ? (
        <EmptyState title="No requests yet" action={post}>
          Describe what you need and what you can pay at most. Freelancers then make you proposals.
        </EmptyState>
      ) : (
        <>
          <h2 className="sr-only">List</h2>
          <RequestCards requests={requests} now={now} />
        </>
      )}
      <Pagination
        label="Your requests"
        previous={paged ? "/requests/mine" : undefined}
        next={older === null ? undefined : pagePath("/requests/mine", older, reference)}
      />
    </>
  );
}
