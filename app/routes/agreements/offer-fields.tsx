/** The form of an offer: what it is about, how long it is valid, and its lines. More lines come by a button, without a script. */
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { OfferSide } from "#app/domain/agreements/offer-lifecycle.ts";
import { OFFER_LIMITS } from "#app/domain/agreements/offer-terms.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { KeptFile } from "#app/http/refused.ts";
import { ReferenceField } from "#app/routes/orders/reference-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PreviewButton } from "#app/ui/forms/two-step.tsx";
import { LineFields } from "./line-fields.tsx";
import { rowsOf } from "./terms-values.ts";
import type { Values } from "./terms-values.ts";

export interface OfferFieldsProps {
  commandKey: string;
  /** The version that this one answers. */
  version?: number | undefined;
  values: Values;
  problems: Values;
  side: OfferSide;
  otherName: string;
  currency: Currency;
  /** Files that the form has already. */
  kept?: readonly KeptFile[] | undefined;
  /** Where the person came from, and the words of the link. */
  back: { href: string; label: string };
}

export function OfferFields(props: OfferFieldsProps) {
  const { commandKey, version, values, problems, side, otherName, currency, back } = props;
  const rows = rowsOf(values);
  const value = (name: string) => ({ name, value: values[name], error: problems[name] });
  return (
    <CommandForm
      commandKey={commandKey}
      version={version}
      files
      hidden={{ rows: `${rows}` }}
      label="The offer"
    >
      <TextField {...value("title")} label="Title" maxLength={OFFER_LIMITS.title.max} />
      <TextArea
        {...value("brief")}
        label="What it is about"
        hint={
          side === "buyer"
            ? `What you need from ${otherName}.`
            : `What you will do for ${otherName}, and what you need for it.`
        }
        maxLength={OFFER_LIMITS.brief.max}
        optional
      />
      {Array.from({ length: rows }, (_, place) => (
        <LineFields
          key={place}
          row={place + 1}
          only={rows === 1}
          values={values}
          problems={problems}
          currency={currency}
        />
      ))}
      <Funded value={values["funded"] ?? "all"} error={problems["funded"]} side={side} />
      <ValidDays value={values["validDays"]} error={problems["validDays"]} />
      <FileField
        name="files"
        label="Files"
        hint={`A brief, a drawing: what ${otherName} should see. Only the two of you see them, and an order that comes of the offer has them.`}
        multiple
        optional
        kept={props.kept}
        error={problems["files"]}
      />
      <ReferenceField
        value={values["reference"] ?? ""}
        error={problems["reference"]}
        thing="offer"
      />
      <div className="btn-row">
        <PreviewButton>Preview the offer</PreviewButton>
        {rows < MAX_AGREED_LINES ? (
          <Submit kind="quiet" name="verb" value="add_line" skipChecks>
            Add a line
          </Submit>
        ) : null}
        <ButtonLink href={back.href} kind="plain">
          {back.label}
        </ButtonLink>
      </div>
    </CommandForm>
  );
}

function ValidDays({
  value = "7",
  error,
}: {
  value?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <TextField
      name="validDays"
      value={value}
      error={error}
      label="Valid for how many days"
      hint={`From ${OFFER_LIMITS.validDays.min} to ${OFFER_LIMITS.validDays.max}. After that it cannot be accepted any more.`}
      inputMode="numeric"
      narrow
    />
  );
}

interface FundedProps {
  value: string;
  error: string | undefined;
  side: OfferSide;
}

function Funded({ value, error, side }: FundedProps) {
  const whose = side === "buyer" ? "your balance" : "the buyer's balance";
  return (
    <RadioCards
      name="funded"
      label="What is held as soon as the offer is accepted"
      value={value}
      error={error}
      options={[
        {
          value: "all",
          label: "The price of all lines",
          detail: `It is taken from ${whose} at once and held in escrow, line by line.`,
        },
        {
          value: "first",
          label: "The price of the first line only",
          detail: "Nothing is held for later lines until the buyer funds them, one by one.",
        },
      ]}
    />
  );
}
