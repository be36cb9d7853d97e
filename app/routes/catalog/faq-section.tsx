/** What people ask about a gig, each with its answer, folded. */
import type { FaqEntry } from "#app/domain/catalog/faq/faq.ts";
import { Section } from "#app/ui/page/section.tsx";

export function FaqSection({ faq }: { faq: readonly FaqEntry[] }) {
  if (faq.length === 0) return null;
  return (
    <Section title="Questions and answers" id="questions">
      <div className="faq">
        {faq.map(({ question, answer }) => (
          <details key={question} className="fold">
            <summary>{question}</summary>
            <p className="gig-words">{answer}</p>
          </details>
        ))}
      </div>
    </Section>
  );
}
