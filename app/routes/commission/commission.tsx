/** The public commission schedule: today's rates, examples, and every earlier version. */
import { admit } from "#app/http/viewer.ts";
import { quote } from "#app/domain/commission/quote.ts";
import { scheduleHistory } from "#app/domain/commission/schedule-history.ts";
import type { PublishedSchedule } from "#app/domain/commission/schedule-history.ts";
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { runLoader } from "#app/http/answer.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { percent } from "#app/ui/money/quote-table.tsx";
import { RateTable } from "#app/ui/money/rate-table.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/commission";

/** Example prices from one cent to a hundred dollars; the share is the same for each. */
const EXAMPLES = [10_000n, 1_000_000n, 5_000_000n, 100_000_000n];

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "commission.read");
  return runLoader(async () => {
    const at = nowDate();
    const history = (await scheduleHistory()).map(withoutNames);
    const current = history.find(({ effectiveFrom }) => effectiveFrom <= at);
    const general = current?.rates.find(({ categoryId }) => categoryId === null)?.bps ?? 0;
    const examples = EXAMPLES.map((micros) => quote(micros, general));
    return { origin: env.publicOrigin, at, current: current ?? null, general, examples, history };
  });
}

/** Agreed rates are between Farthing and a freelancer: the public sees that they exist, but not whose they are. */
function withoutNames(schedule: PublishedSchedule): PublishedSchedule & { agreed: number } {
  const rates = schedule.rates.filter(({ handle }) => handle === null);
  return { ...schedule, rates, agreed: schedule.rates.length - rates.length };
}

type Loaded = Route.ComponentProps["loaderData"];

function Examples({ examples }: Pick<Loaded, "examples">) {
  return (
    <Table
      caption="What it comes to"
      rows={examples}
      rowKey={(row) => `${row.priceMicros}`}
      columns={[
        {
          key: "price",
          label: "The buyer pays",
          head: true,
          cell: (row) => <Amount of={money(row.priceMicros, "USD")} />,
        },
        {
          key: "commission",
          label: "Commission",
          kind: "money",
          cell: (row) => <Amount of={money(row.commissionMicros, "USD")} />,
        },
        {
          key: "net",
          label: "The freelancer gets",
          kind: "money",
          cell: (row) => <Amount of={money(row.netMicros, "USD")} />,
        },
      ]}
    />
  );
}

function Version({ schedule, at }: { schedule: Loaded["history"][number]; at: Date }) {
  const { version, effectiveFrom, note, rates, agreed } = schedule;
  return (
    <details className="fold">
      <summary>
        <span>
          Version {version}, {effectiveFrom > at ? "begins" : "began"}{" "}
          <When at={effectiveFrom} day utc />
        </span>
      </summary>
      <div className="stack">
        <p className="prose">{note}</p>
        <RateTable caption={`Rates of version ${version}`} rates={rates} />
        {agreed > 0 ? (
          <p className="small soft">Agreed with individual freelancers: {agreed}.</p>
        ) : null}
      </div>
    </details>
  );
}

export default function CommissionPage({ loaderData }: Route.ComponentProps) {
  const { origin, current, general, history, at, examples } = loaderData;
  return (
    <>
      <PublicHead
        title="Commission"
        description="What Farthing takes: a pure percentage, no minimum, public and versioned."
        canonical={`${origin}/commission`}
      />
      <PageHeader
        title="Commission"
        lead={`${percent(general)} of what the freelancer is paid. No minimum, no fixed part, nothing on refunds.`}
      />
      <div className="stack-wide">
        {current === null ? null : (
          <Section title="Today’s rates" note={`Version ${current.version}`}>
            <RateTable caption="Rates in force today" rates={current.rates} />
            {current.agreed > 0 ? (
              <p className="small soft">
                Agreed with individual freelancers, who see their rate on every quote:{" "}
                {current.agreed}.
              </p>
            ) : null}
            <p className="prose small">
              If several rates fit, the most specific one applies. An order keeps the rate of the
              day it was placed: a new version never changes a running order. Rounding is in the
              freelancer’s favour, to a millionth of a dollar.
            </p>
          </Section>
        )}
        <Section title="What it comes to" note={`At the general rate of ${percent(general)}.`}>
          <Examples examples={examples} />
        </Section>
        <Section
          title="Every version"
          note="Earlier versions stay as they were. Each change is a new version."
        >
          {history.map((schedule) => (
            <Version key={schedule.version} schedule={schedule} at={at} />
          ))}
        </Section>
      </div>
    </>
  );
}
