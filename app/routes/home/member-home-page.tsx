/** The home page of a signed-in person: what needs them comes first. */
import type { MemberHome } from "#app/domain/home/member-home.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { FirstStepsList } from "./first-steps-list.tsx";
import { MoneyAtHome } from "./money-glance.tsx";
import { agreementLine } from "./agreement-lines.tsx";
import { byDeadline } from "./need-line.ts";
import type { NeedLine } from "./need-line.ts";
import { NeedList } from "./need-list.tsx";
import { briefLine, disputeLine, moneyLine } from "./other-lines.tsx";
import { staffLines } from "./staff-lines.tsx";
import { taskLine } from "./task-lines.tsx";
import { WaitingList } from "./waiting-list.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { LIVE_TOPICS } from "#app/ui/live/live-topics.ts";

/** More than these stand on the pages of orders. */
const SHOWN = 12;

function ownLines(home: MemberHome): NeedLine[] {
  const { disputes, buying, selling, briefs, agreements, payouts, now } = home;
  return byDeadline([
    ...disputes.map(disputeLine),
    ...[...buying, ...selling].map((need) => taskLine(need, now)),
    ...briefs.map(briefLine),
    ...agreements.map(agreementLine),
    ...payouts.map(moneyLine),
  ]);
}

function Nothing() {
  return (
    <EmptyState
      title="Nothing needs you now"
      action={
        <div className="btn-row">
          <ButtonLink href="/gigs" kind="primary">
            Find a gig
          </ButtonLink>
          <ButtonLink href="/requests/new">Post a request</ButtonLink>
          <ButtonLink href="/selling/gigs/new">Offer a gig</ButtonLink>
        </div>
      }
    >
      Deliveries to look at, work to start or deliver, offers and questions to answer are listed
      here. What people write to you is under{" "}
      <a className="link" href="/messages">
        Messages
      </a>
      .
    </EmptyState>
  );
}

function More({ left }: { left: number }) {
  if (left === 0) return null;
  return (
    <p>
      More waits for you in{" "}
      <a className="link" href="/orders?view=turn">
        Orders
      </a>{" "}
      and{" "}
      <a className="link" href="/selling?view=turn">
        Selling
      </a>
      .
    </p>
  );
}

export interface MemberHomeProps {
  home: MemberHome;
  formKey: string;
  refused: Refused | null;
}

export function MemberHomePage({ home, formKey, refused }: MemberHomeProps) {
  const { steps, staff, waiting, money, now } = home;
  const lines = ownLines(home);
  const staffs = staff === null ? [] : staffLines(staff);
  const shown = lines.slice(0, SHOWN);
  return (
    <>
      <title>Home · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader title="What needs you" />
      <LivePart name="needs" on={LIVE_TOPICS.everything} box="stack-wide">
        {staffs.length === 0 ? null : (
          <Section title="For staff" wide>
            <NeedList lines={staffs} now={now} label="For staff" />
          </Section>
        )}
        {lines.length > 0 ? (
          <Section title="Your turn" wide>
            <NeedList lines={shown} now={now} label="Your turn" />
            <More left={lines.length - shown.length} />
          </Section>
        ) : steps === null && staffs.length === 0 ? (
          <Nothing />
        ) : null}
        {steps === null ? null : (
          <FirstStepsList steps={steps} formKey={formKeyAgain(refused, formKey)} />
        )}
        <WaitingList waiting={waiting} now={now} />
        <MoneyAtHome purses={money} />
      </LivePart>
    </>
  );
}
