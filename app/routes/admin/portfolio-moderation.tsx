/** The part of a person's page about their portfolio: staff remove a picture with a reason. */
import { TAKE_DOWN_REASON } from "#app/domain/catalog/pictures/picture-rules.ts";
import type { ShownPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ShownImage } from "#app/ui/work/shown-image.tsx";

export interface PortfolioModerationProps {
  pieces: ShownPiece[];
  formKey: string;
  values: Record<string, string>;
  problems: Record<string, string>;
}

export function PortfolioModeration({
  pieces,
  formKey,
  values,
  problems,
}: PortfolioModerationProps) {
  const options = pieces.map(({ pieceId, shown, alt }, place) => ({
    value: pieceId,
    label: `${place + 1}`,
    detail: (
      <>
        {shown !== null && (
          <span className="picture-choice">
            <ShownImage shown={shown} sizes="8rem" silent />
          </span>
        )}
        {alt}
      </>
    ),
  }));
  return (
    <Section
      title="Portfolio"
      note="Pictures of finished work that everybody sees on their page. A removed picture is deleted with all of its sizes, which cannot be undone. The order and its money stay as they are."
    >
      <CommandForm
        commandKey={formKey}
        verb="remove-piece"
        label="Remove a picture of the portfolio"
      >
        <RadioCards
          name="piece"
          label="Which picture?"
          options={options}
          value={values["piece"] ?? (pieces.length === 1 ? pieces[0]?.pieceId : undefined)}
          error={problems["piece"]}
        />
        <TextArea
          name="why"
          label="Why do you remove it?"
          hint="The freelancer reads this."
          rows={3}
          maxLength={TAKE_DOWN_REASON.max}
          value={values["why"]}
          error={problems["why"]}
        />
        <Submit kind="danger">Remove this picture</Submit>
      </CommandForm>
    </Section>
  );
}
