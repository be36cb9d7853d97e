/** One step of the gig form: the rail, the fields, and the buttons; every button saves what is typed. */
import { STEP_NAMES, stepFields } from "#app/domain/catalog/draft/draft-fields.ts";
import type { GigKind, Step, TypedGig } from "#app/domain/catalog/draft/draft-fields.ts";
import { changesBetween } from "#app/domain/catalog/draft/draft-standing.ts";
import type { StepStanding } from "#app/domain/catalog/draft/draft-standing.ts";
import type { Refused } from "#app/http/refused.ts";
import { OfferPreview } from "#app/routes/catalog/offer-preview.tsx";
import type { OfferPreviewLine } from "#app/routes/catalog/offer-preview.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { GigConflict } from "./gig-conflict.tsx";
import { GigPreview } from "./gig-preview.tsx";
import type { CardFacts } from "./gig-preview.tsx";
import { GigRail } from "./gig-rail.tsx";
import { SavedAt } from "./saved-at.tsx";
import { StepFields } from "./step-fields.tsx";
import { withNames } from "./gig-changes.tsx";

export interface StepFormProps {
  step: Step;
  gig: {
    id: string;
    kind: GigKind;
    state: string;
    version: number;
    draftVersion: number;
    savedAt: Date | null;
    guessed: string;
    typed: TypedGig;
    pictures: number;
  };
  standing: StepStanding[];
  categories: Array<{ id: string; label: string }>;
  /** Field → what is wrong or missing there. */
  problems: Record<string, string>;
  card: CardFacts;
  preview: OfferPreviewLine[];
  refused: Refused | null;
  commandKey: string;
}

function KindField({ value }: { value: string }) {
  return (
    <RadioCards
      name="kind"
      label="How it is priced"
      value={value}
      options={[
        { value: "package", label: "With packages", detail: "A price for each package." },
        { value: "unit", label: "By the piece", detail: "A price for each word, label or page." },
      ]}
    />
  );
}

export function StepForm(props: StepFormProps) {
  const { step, gig, standing, categories, problems, card, preview, refused } = props;
  const { kind, version, draftVersion, savedAt } = gig;
  const first = step === "basics";
  // Until it is complete, a gig may still choose how it is priced.
  const choosesKind = first && version === 0;
  const values = { ...gig.typed, ...refused?.values };
  const names = new Set(stepFields(kind, step).map(([name]) => name));
  const conflict =
    refused?.refusal.code === "stale"
      ? changesBetween(kind, gig.typed, values).filter(({ field }) => names.has(field))
      : null;
  return (
    <CommandForm
      commandKey={props.commandKey}
      version={version}
      hidden={{ draftVersion: `${draftVersion}`, ...(choosesKind ? {} : { kind }) }}
      label="The gig"
      wide
      autosave
    >
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" name="verb" value="next" className="sr-only" tabIndex={-1} aria-hidden>
        Save and continue
      </button>
      <div className="gig-form">
        <GigRail standing={standing} current={step} pictures={gig.pictures} />
        <div className="gig-form-main stack">
          <GigConflict
            href={`/selling/gigs/${gig.id}/${step}`}
            changes={conflict === null ? null : withNames(conflict, categories)}
          />
          <h2 id="step-title">{STEP_NAMES[step]}</h2>
          <div className="form">
            {choosesKind && <KindField value={values["kind"] ?? kind} />}
            <StepFields
              step={step}
              kind={kind}
              categories={categories}
              values={values}
              problems={refused?.refusal.problems ?? problems}
              guessed={gig.guessed}
            />
          </div>
          <div className="btn-row">
            <Submit name="verb" value="next">
              Save and continue
            </Submit>
            {first ? null : (
              <Submit kind="quiet" name="verb" value="back" skipChecks>
                Back to the step before
              </Submit>
            )}
            <Submit kind="quiet" name="verb" value="save">
              Save the draft
            </Submit>
          </div>
          <SavedAt at={savedAt} live={gig.state !== "draft"} />
          {step === "prices" || step === "extras" ? (
            <div data-live="earnings">
              <OfferPreview lines={preview} />
            </div>
          ) : null}
        </div>
        <GigPreview card={card} />
      </div>
    </CommandForm>
  );
}
