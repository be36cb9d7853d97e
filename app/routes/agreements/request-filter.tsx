/** The search form above the open requests. */
import type { CategoryOption } from "#app/domain/catalog/category-options.ts";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface RequestFilterProps {
  filters: { words: string; category: string | null };
  categories: CategoryOption[];
}

export function RequestFilter({ filters, categories }: RequestFilterProps) {
  return (
    <form method="get" action="/requests" className="form" role="search" aria-label="Requests">
      <TextField
        name="q"
        label="Words"
        type="search"
        optional
        maxLength={200}
        value={filters.words}
      />
      <SelectField
        name="category"
        label="Category"
        optional
        prompt="All categories"
        options={categories.map(({ id, label }) => ({ value: id, label }))}
        value={filters.category ?? ""}
      />
      <div className="btn-row">
        <Submit kind="quiet">Search</Submit>
      </div>
    </form>
  );
}
