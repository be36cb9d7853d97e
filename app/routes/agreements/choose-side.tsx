/** Asks for whom an offer is, and whether the person sells or buys. */
import { Card } from "#app/ui/page/card.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export function ChooseSide({ to }: { to: string }) {
  return (
    <>
      <title>New offer · Farthing</title>
      <PageHeader
        title="New offer"
        lead="Agree with one person on work and its price. Nothing is ordered before one of you accepts."
        breadcrumb={[{ label: "Offers", href: "/offers" }]}
      />
      <Card title="Who and what">
        <form method="get" action="/offers/new" className="form">
          <TextField
            name="to"
            label="Handle of the other person"
            value={to}
            hint="It stands in the address of their page, after /sellers/."
            spellCheck={false}
          />
          <RadioCards
            name="as"
            label="What do you want to do?"
            value="freelancer"
            options={[
              {
                value: "freelancer",
                label: "Offer my work",
                detail: "They pay when they accept. You do the work.",
              },
              {
                value: "buyer",
                label: "Say what I would pay",
                detail: "They do the work. Your balance pays as soon as they accept.",
              },
            ]}
          />
          <Submit>Write the offer</Submit>
        </form>
      </Card>
    </>
  );
}
