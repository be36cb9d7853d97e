/** The form of a request: what is needed, by when, for how much, and what happens to the money. */
import {
  LISTED_DAYS,
  MAX_REQUEST_TEXT,
  MAX_REQUEST_TITLE,
  MAX_WORK_DAYS,
} from "#app/domain/agreements/requests/request-limits.ts";
import type { CategoryOption } from "#app/domain/catalog/category-options.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import type { KeptFile } from "#app/http/refused.ts";
import { ReferenceField } from "#app/routes/orders/reference-field.tsx";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";

export interface RequestFormProps {
  categories: CategoryOption[];
  available: Money;
  mostFiles: number;
  formKey: string;
  values: Record<string, string>;
  problems: Record<string, string>;
  kept?: readonly KeptFile[] | undefined;
}

export function RequestForm(props: RequestFormProps) {
  const { categories, mostFiles, formKey, values, problems, kept } = props;
  const typed = (name: string) => ({ name, value: values[name], error: problems[name] });
  return (
    <CommandForm commandKey={formKey} files label="Your request">
      <TextField {...typed("title")} label="What do you need?" maxLength={MAX_REQUEST_TITLE} />
      <SelectField
        {...typed("category")}
        label="Category"
        prompt="Choose a category"
        options={categories.map(({ id, label }) => ({ value: id, label }))}
      />
      <TextArea
        {...typed("description")}
        label="Describe it"
        hint="What it is for, what it should look like, what you have already. Every member can read this."
        rows={8}
        maxLength={MAX_REQUEST_TEXT}
      />
      <FileField
        name="files"
        label="Files"
        hint={`Up to ${mostFiles}. Every member can open them.`}
        multiple
        optional
        kept={kept}
        error={problems["files"]}
      />
      <MoneyAndTime {...props} />
      <ReferenceField
        value={values["reference"] ?? ""}
        error={problems["reference"]}
        thing="request"
      />
      <div className="btn-row">
        <Submit>Post the request</Submit>
        <ButtonLink href="/requests" kind="plain">
          Not now
        </ButtonLink>
      </div>
    </CommandForm>
  );
}

function MoneyAndTime({ available, values, problems }: RequestFormProps) {
  const typed = (name: string) => ({ name, value: values[name], error: problems[name] });
  return (
    <>
      <MoneyField
        {...typed("ceiling")}
        label="What do you pay at most?"
        hint={
          <>
            Your balance is <Amount of={available} />.
          </>
        }
        currency={available.currency}
      />
      <CheckboxField
        name="hideCeiling"
        checked={values["hideCeiling"] === "yes"}
        label="Do not show this amount to freelancers"
        error={problems["hideCeiling"]}
      />
      <TextField
        {...typed("days")}
        label="Days for the work"
        hint={`From 1 to ${MAX_WORK_DAYS}.`}
        inputMode="numeric"
        narrow
      />
      <TextField
        {...typed("listedDays")}
        value={values["listedDays"] ?? `${LISTED_DAYS.usual}`}
        label="Take proposals for how many days?"
        hint={`From ${LISTED_DAYS.least} to ${LISTED_DAYS.most}.`}
        inputMode="numeric"
        narrow
      />
      <Notice title="What happens to your money">
        The amount is taken from your balance and held as soon as you post the request. When you
        choose a proposal, its price pays for the order and the rest is back at once. If you choose
        none in time, or withdraw the request, all of it is back.
      </Notice>
    </>
  );
}
