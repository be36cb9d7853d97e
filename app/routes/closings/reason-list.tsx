/** What stands in the way of closing an account, each with a link to the page where it is dealt with. */
import { Section } from "#app/ui/page/section.tsx";
import type { ClosingReason } from "#app/domain/closings/closing-reasons.ts";

export function ReasonList({ title, reasons }: { title: string; reasons: ClosingReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {reasons.map(({ code, sentence, path, link }) => (
          <li key={code}>
            {sentence}{" "}
            <a className="link" href={path}>
              {link}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
