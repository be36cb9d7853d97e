/** The form that moves any gig to another category. */
import type { CategoryOption } from "#app/domain/catalog/category-options.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Section } from "#app/ui/page/section.tsx";

export interface MoveGigFormProps {
  categories: CategoryOption[];
  refused: Refused | null;
  commandKey: string;
}

export function MoveGigForm({ categories, refused, commandKey }: MoveGigFormProps) {
  const problems = refused?.refusal.problems ?? {};
  const values = refused?.values ?? {};
  const field = (name: string, label: string) => ({
    name,
    label,
    value: values[name],
    error: problems[name],
  });
  return (
    <Section
      title="Move a gig"
      note="The gig stays for sale, paused or blocked as it is. Its freelancer is told."
    >
      <CommandForm commandKey={commandKey} label="Move a gig">
        <TextField {...field("gig", "Gig")} hint="The address of its page, or its id." />
        <SelectField
          {...field("category", "Category")}
          prompt="Choose a category"
          options={categories.map(({ id, label }) => ({ value: id, label }))}
          optional
        />
        <TextField
          {...field("name", "New category beneath it")}
          hint="Only when the right one is not in the list. If you choose no category above, it becomes a main category."
          optional
        />
        <Submit name="verb" value="move">
          Move the gig
        </Submit>
      </CommandForm>
    </Section>
  );
}
