/** A buyer as members see them before they work for them: what freelancers wrote. */
import { buyerPage } from "#app/domain/reviews/buyer-page.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Portrait } from "#app/ui/page/portrait.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import { countedNote } from "./counted-note.ts";
import { ReviewPageList } from "./review-page-list.tsx";
import type { Route } from "./+types/buyer";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "reviews.of_buyer");
  return runLoader(() => buyerPage(actor, params.handle, url.searchParams.get("after")));
}

export default function BuyerPageView({ loaderData }: Route.ComponentProps) {
  const { buyer, counts, reviews, next } = loaderData;
  return (
    <>
      <title>{`${buyer.name} as a buyer · Farthing`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader
        title={buyer.name}
        lead={
          <>
            As a buyer; here since <When at={buyer.createdAt} day utc />
          </>
        }
        above={<Portrait of={buyer} size="large" />}
        breadcrumb={[]}
      />
      <Section title="What freelancers wrote" note={countedNote(counts)}>
        <ReviewPageList
          reviews={reviews}
          next={next}
          path={`/buyers/${encodeURIComponent(buyer.handle)}`}
          none={`No freelancer has reviewed ${buyer.name} so far.`}
        />
      </Section>
    </>
  );
}
