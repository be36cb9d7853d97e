/** What the person is told about new requests, and the form for one more. */
import type { SubscriptionView } from "#app/domain/agreements/requests/subscriptions.ts";
import { MAX_SUBSCRIPTION_WORDS } from "#app/domain/agreements/requests/request-limits.ts";
import type { CategoryOption } from "#app/domain/catalog/category-options.ts";
import { formKeyAgain, refusedForm } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Section } from "#app/ui/page/section.tsx";

export interface SubscriptionsProps {
  filters: { words: string; category: string | null };
  categories: CategoryOption[];
  subscriptions: Array<SubscriptionView & { formKey: string }>;
  refused: Refused | null;
  formKey: string;
}

function wordsOf({ words, category }: SubscriptionView): string {
  const asked = words === "" ? "All requests" : `“${words}”`;
  return category === null ? asked : `${asked} in ${category}`;
}

export function Subscriptions(props: SubscriptionsProps) {
  const { filters, categories, subscriptions, formKey } = props;
  const refused = refusedForm(props.refused, "subscribe", "words");
  const values = refused?.values ?? { words: filters.words, category: filters.category ?? "" };
  const problems = refused?.refusal.problems ?? {};
  return (
    <Section
      title="Be told of new requests"
      note="At most one notice and one mail a day, whatever their number."
    >
      {subscriptions.length === 0 ? null : (
        <ul className="stack" aria-label="Your subscriptions">
          {subscriptions.map((one) => (
            <li key={one.id}>
              <CommandForm
                verb="end"
                commandKey={one.formKey}
                hidden={{ subscription: one.id }}
                inline
                label={wordsOf(one)}
              >
                <span className="wrap-anywhere">{wordsOf(one)}</span>
                <Submit kind="plain">Stop telling me</Submit>
              </CommandForm>
            </li>
          ))}
        </ul>
      )}
      <CommandForm
        verb="subscribe"
        commandKey={formKeyAgain(refused, formKey)}
        label="Be told of new requests"
      >
        <TextField
          name="words"
          label="With these words"
          optional
          maxLength={MAX_SUBSCRIPTION_WORDS}
          value={values["words"]}
          error={problems["words"]}
        />
        <SelectField
          name="category"
          id="subscribed-category"
          label="In this category"
          optional
          prompt="All categories"
          options={categories.map(({ id, label }) => ({ value: id, label }))}
          value={values["category"]}
          error={problems["category"]}
        />
        <div className="btn-row">
          <Submit kind="quiet">Tell me</Submit>
        </div>
      </CommandForm>
    </Section>
  );
}
