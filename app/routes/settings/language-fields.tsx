/** The fields for languages: a name, typed or chosen from the browser's list, and how well the person speaks it. */
import { LANGUAGES, languageName } from "#app/domain/people/profile/languages.ts";
import { LEVELS, MOST_LANGUAGES } from "#app/domain/people/profile/spoken-languages.ts";
import { roomFor } from "#app/ui/forms/room-for.ts";
import { FieldHelp } from "#app/ui/forms/field.tsx";
import { ROWS } from "./typed-languages.ts";
import type { Spoken } from "#app/domain/people/profile/spoken-languages.ts";

export interface LanguageFieldsProps {
  spoken: readonly Spoken[];
  /** What was typed before a refusal. */
  values: Record<string, string> | undefined;
  problems: Record<string, string>;
}

const LIST = "languages-list";

export function LanguageFields(props: LanguageFieldsProps) {
  const typed = (row: number) => {
    const name = props.values?.[`language${row}`];
    const known = props.spoken[row - 1];
    return name ?? (known === undefined ? "" : languageName(known.code));
  };
  const last = Math.max(0, ...ROWS.filter((row) => typed(row) !== ""));
  const shown = ROWS.filter((row) => row <= Math.max(3, last + 1));
  return (
    <fieldset className="field" aria-describedby="languages-hint">
      <legend className="field-label mb-1">
        Languages<span className="field-optional"> (optional)</span>
      </legend>
      <p className="field-hint" id="languages-hint">
        {`Type a language or choose it from the list, up to ${MOST_LANGUAGES}. Save the profile to get another empty line. Empty a line to remove its language.`}
      </p>
      <datalist id={LIST}>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code}>{name}</option>
        ))}
      </datalist>
      <div className="language-rows">
        {shown.map((row) => (
          <LanguageRow
            key={row}
            row={row}
            name={typed(row)}
            level={props.values?.[`level${row}`] ?? props.spoken[row - 1]?.level ?? "fluent"}
            problem={props.problems[`language${row}`]}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface RowProps {
  row: number;
  name: string;
  level: string;
  problem: string | undefined;
}

function LanguageRow({ row, name, level, problem }: RowProps) {
  const field = `language${row}`;
  return (
    <div className={problem === undefined ? "language-row" : "language-row field-bad"}>
      <FieldHelp name={field} label="" error={problem} />
      <input
        className="input"
        id={field}
        name={field}
        defaultValue={name}
        list={LIST}
        maxLength={roomFor(60)}
        aria-label={`Language ${row}`}
        aria-describedby={problem === undefined ? undefined : `${field}-error`}
        aria-invalid={problem === undefined ? undefined : true}
        autoComplete="off"
      />
      <select
        className="input"
        name={`level${row}`}
        defaultValue={level}
        aria-label={`How well you speak language ${row}`}
      >
        {LEVELS.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
}
