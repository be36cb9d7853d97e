/** The first steps of a new person, to buy and to sell, with those that are done marked; a button hides them. */
import type { FirstSteps } from "#app/domain/home/first-steps.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";

interface Step {
  label: string;
  href: string;
  done: boolean;
}

function toBuy({ deposited, ordered, requested }: FirstSteps): Step[] {
  return [
    {
      label: "Look for a gig, and ask its freelancer what you want to know",
      href: "/gigs",
      done: ordered,
    },
    { label: "Put money into your balance", href: "/wallet/deposit", done: deposited },
    { label: "Order: the price is held until you accept the work", href: "/gigs", done: ordered },
    {
      label: "Nothing fits? Say what you need, and freelancers propose",
      href: requested ? "/requests/mine" : "/requests/new",
      done: requested,
    },
  ];
}

function toSell({ gigWritten, gigPublished, payoutAccount, proposed }: FirstSteps): Step[] {
  return [
    {
      label: "Write a gig",
      href: gigWritten ? "/selling/gigs" : "/selling/gigs/new",
      done: gigWritten,
    },
    { label: "Publish it, so that buyers find it", href: "/selling/gigs", done: gigPublished },
    {
      label: "Add the bank account for your payouts",
      href: "/wallet/payout-method",
      done: payoutAccount,
    },
    {
      label: "Look through the requests, and propose your work",
      href: "/requests",
      done: proposed,
    },
  ];
}

function Steps({ title, steps }: { title: string; steps: Step[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ol className="first-steps mt-2">
        {steps.map(({ label, href, done }) => (
          <li key={label} className={done ? "first-step-done" : undefined}>
            {done ? (
              <>
                {label} <span className="sr-only">(done)</span>
              </>
            ) : (
              <a className="link" href={href}>
                {label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

export function FirstStepsList({ steps, formKey }: { steps: FirstSteps; formKey: string }) {
  return (
    <Section
      title="First steps"
      note="You can buy and sell with one account. Start with either."
      wide
    >
      <div className="columns">
        <Steps title="To order work" steps={toBuy(steps)} />
        <Steps title="To sell your work" steps={toSell(steps)} />
      </div>
      <CommandForm action="/?index" commandKey={formKey} inline label="First steps">
        <Submit kind="quiet">Hide the first steps</Submit>
      </CommandForm>
    </Section>
  );
}
