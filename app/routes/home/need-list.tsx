/** A list of what needs the person: the nearest deadline first, late work marked in words. */
import { Amount } from "#app/ui/money/money.tsx";
import { Until, When } from "#app/ui/page/when.tsx";
import type { NeedLine } from "./need-line.ts";

function Deadline({ at, now }: { at: Date; now: Date }) {
  const late = at <= now;
  return (
    <>
      <span className={late ? "text-bad font-semibold" : "font-semibold"}>
        {late ? "Late: " : ""}
        <Until at={at} now={now} />
      </span>
      <span className="small soft">
        <When at={at} />
      </span>
    </>
  );
}

export function NeedList({ lines, now, label }: { lines: NeedLine[]; now: Date; label: string }) {
  return (
    <ul className="need-list" aria-label={label}>
      {lines.map(({ id, title, href, words, at, amount }) => (
        <li key={id} className="need">
          <div>
            <a className="need-title" href={href}>
              {title}
            </a>
            <p className="soft">{words}</p>
          </div>
          <div className="need-terms">
            {amount === null ? null : <Amount of={amount} size="m" />}
            {at === null ? null : <Deadline at={at} now={now} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
