/** What a gig lacks before it can be published, by step, each with a link to its field. */
import { STEP_NAMES, stepFields, stepsOf } from "#app/domain/catalog/draft/draft-fields.ts";
import type { GigKind } from "#app/domain/catalog/draft/draft-fields.ts";
import { Notice } from "#app/ui/page/notice.tsx";

export interface GigNeedsProps {
  here: string;
  kind: GigKind;
  /** Field → sentence. */
  problems: Record<string, string>;
}

export function GigNeeds({ here, kind, problems }: GigNeedsProps) {
  if (Object.keys(problems).length === 0) return null;
  return (
    <Notice title="Needed before you can publish">
      <dl className="stack">
        {stepsOf(kind).map((step) => {
          const fields = stepFields(kind, step).filter(([name]) => name in problems);
          return fields.length === 0 ? null : (
            <div key={step}>
              <dt className="label">{STEP_NAMES[step]}</dt>
              {fields.map(([name, label]) => (
                <dd key={name}>
                  <a className="link" href={`${here}/${step}?show=missing#${name}`}>
                    {label}
                  </a>
                  : {problems[name]}
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
    </Notice>
  );
}
