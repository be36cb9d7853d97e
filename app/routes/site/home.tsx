/**
 * The start page: a signed-in person's home; for visitors, and for everybody at `/welcome`, what Farthing is, what is for sale,
 * and how the money moves.
 */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { memberHome } from "#app/domain/home/member-home.ts";
import { hideFirstSteps } from "#app/domain/people/hide-first-steps.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { MemberHomePage } from "#app/routes/home/member-home-page.tsx";
import { homePage } from "#app/domain/catalog/home-page.ts";
import { quote } from "#app/domain/commission/quote.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { env } from "#app/env.server.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { GigList } from "#app/ui/work/gig-card.tsx";
import { Hero } from "./hero.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { scoredCards } from "#app/routes/reputation/scored-cards.ts";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/home";

export async function loader({ context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "site.read");
  if (signedIn !== null && url.pathname === "/")
    return runLoader(async () => ({ home: await memberHome(signedIn.actor), key: newFormKey() }));
  const [page, schedule] = await Promise.all([homePage(), currentSchedule()]);
  // The general rate: no category, no freelancer.
  const bps = rateFor(schedule, { categoryId: "", freelancerId: "" });
  const newest = await scoredCards(page.newest);
  return {
    ...page,
    newest,
    kept: quote(CENT, bps).netMicros,
    origin: env.publicOrigin,
    home: null,
  };
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.hide_first_steps");
  return runAction(request, async (form) => {
    await hideFirstSteps(actor, { key: form.key() });
    return redirectWithFlash("/", { kind: "info", text: "The first steps are hidden." });
  });
}

const CENT = 10_000n;
const cents = (micros: bigint) => formatMoney(money(micros, "USD"));

/** `kept` is what the freelancer keeps of a one-cent task, in micros. */
const steps = (kept: bigint): Array<[title: string, text: string]> => [
  [
    "You order, the price is held",
    "Each task gets its own escrow. While the work is in progress no one can use the money, not even Farthing.",
  ],
  [
    "You accept, the freelancer is paid",
    `A plain percentage is deducted, with no minimum and no fixed part: of a task of ${cents(CENT)} the freelancer keeps ${cents(kept)}.`,
  ],
  [
    "You disagree, our staff decide",
    "The money stays held. Both sides tell what happened, staff decide, and the decision shows where every cent went.",
  ],
];

function Head({ origin }: { origin: string }) {
  return (
    <PublicHead
      title="Farthing: freelance work, held in escrow task by task"
      description="Order freelance work and pay per task, down to a fraction of a cent. The price of every task is held in escrow until you accept the work."
      canonical={`${origin}/`}
    />
  );
}

function HowItWorks({ kept }: { kept: bigint }) {
  return (
    <Section title="How it works" wide>
      <ol className="columns">
        {steps(kept).map(([title, text]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p className="mt-2 soft">{text}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

export default function Home({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.home !== null) {
    const { home, key } = loaderData;
    return <MemberHomePage home={home} formKey={key} refused={refusedFrom(actionData)} />;
  }
  const { categories, newest, gigs, kept, origin } = loaderData;
  return (
    <>
      <Head origin={origin} />
      <Hero
        title="Work, paid to the fraction of a cent."
        lead="Every task has its own escrow. The price is held while the work is done and released when you accept it, and either side can follow every cent."
        actions={
          <>
            <ButtonLink href="/gigs" kind="primary" large>
              Browse gigs
            </ButtonLink>
            <ButtonLink href="/selling/gigs/new" large>
              Offer a gig
            </ButtonLink>
          </>
        }
      />
      <Section
        title="Categories"
        note={gigs === 0 ? undefined : `${gigs.toLocaleString("en")} gigs for sale`}
      >
        <ul className="category-list">
          {categories.map(({ id, name, gigs: count }) => (
            <li key={id}>
              <a className="link" href={`/gigs?category=${encodeURIComponent(id)}`}>
                {name}
              </a>{" "}
              <span className="soft small figures">{count.toLocaleString("en")}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Newest gigs">
        {newest.length === 0 ? (
          <EmptyState
            title="Nothing is for sale yet"
            action={<ButtonLink href="/selling/gigs/new">Offer the first gig</ButtonLink>}
          >
            The first gig that a freelancer publishes appears here.
          </EmptyState>
        ) : (
          <>
            <GigList gigs={newest} saving={{ verb: "save", back: "/welcome" }} />
            <p className="mt-5">
              <a className="link" href="/gigs">
                All gigs, newest first
              </a>
            </p>
          </>
        )}
      </Section>
      <HowItWorks kept={kept} />
    </>
  );
}
