/** The rail of the gig form: every step with its mark. On a page with fields its entries are buttons that save first. */
import { STEP_NAMES } from "#app/domain/catalog/draft/draft-fields.ts";
import type { StepStanding } from "#app/domain/catalog/draft/draft-standing.ts";

const CHECK = "Check and publish";

export interface GigRailProps {
  standing: StepStanding[];
  /** The step of the page; null on the page where the gig is checked and published. */
  current: string | null;
  /** The gig's page, where entries are links; absent inside a form. */
  href?: string | undefined;
  /** How many there are. */
  pictures: number;
}

const GLYPHS = { done: "✓", missing: "", wrong: "!", optional: "" } as const;

function wordsOf({ mark, count }: StepStanding): string {
  if (mark === "done") return "done";
  if (mark === "optional") return "optional";
  return mark === "missing" ? `${count} to fill in` : `${count} to correct`;
}

export function GigRail({ standing, current, href, pictures }: GigRailProps) {
  return (
    <nav className="gig-rail" aria-label="Steps" data-live="rail">
      <ol>
        {standing.map((each) => (
          <li key={each.step} className={`gig-step gig-step-${each.mark}`}>
            <Entry to={each.step} here={each.step === current} href={href}>
              <span>{STEP_NAMES[each.step]}</span>{" "}
              <span className="gig-step-mark">
                {GLYPHS[each.mark] !== "" && <span aria-hidden="true">{GLYPHS[each.mark]} </span>}
                {wordsOf(each)}
              </span>
            </Entry>
          </li>
        ))}
        <li className="gig-step">
          <Entry to="pictures" here={current === "pictures"} href={href}>
            <span>Pictures</span>{" "}
            <span className="gig-step-mark">{pictures === 0 ? "optional" : pictures}</span>
          </Entry>
        </li>
        <li className="gig-step">
          <Entry to="check" here={current === null} href={href}>
            <span>{CHECK}</span>
          </Entry>
        </li>
      </ol>
    </nav>
  );
}

interface EntryProps {
  to: string;
  here: boolean;
  href: string | undefined;
  children: React.ReactNode;
}

function Entry({ to, here, href, children }: EntryProps) {
  const current = here ? "step" : undefined;
  if (href === undefined)
    return (
      <button type="submit" name="verb" value={`go-${to}`} formNoValidate aria-current={current}>
        {children}
      </button>
    );
  return (
    <a href={to === "check" ? href : `${href}/${to}`} aria-current={current}>
      {children}
    </a>
  );
}
