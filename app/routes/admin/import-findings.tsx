/** What an import found out about its file and its categories. */
import {
  fileSentences,
  newCategoryWords,
  sameCategoryWords,
} from "#app/domain/catalog/import/findings-words.ts";
import type { ImportFindings as Findings } from "#app/domain/catalog/import/import-findings.ts";
import { Section } from "#app/ui/page/section.tsx";

export function ImportFindings({ findings, created }: { findings: Findings; created: number }) {
  const { newCategories, sameCategories } = findings;
  const left = created - newCategories.length;
  return (
    <>
      <Section title="The file">
        {fileSentences(findings).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Section>
      {newCategories.length + sameCategories.length > 0 && (
        <Section
          title="Categories"
          note="Two names are the same category if only capital letters or spaces differ. Symbols and accents make a difference."
        >
          {newCategories.length > 0 && (
            <>
              <h3>New</h3>
              <ul className="list">
                {newCategories.map((each) => (
                  <li key={each.name}>{newCategoryWords(each)}</li>
                ))}
                {left > 0 && <li>and {left.toLocaleString("en")} more</li>}
              </ul>
            </>
          )}
          {sameCategories.length > 0 && (
            <>
              <h3>Treated as the same</h3>
              <ul className="list">
                {sameCategories.map((each) => (
                  <li key={each.spelled}>{sameCategoryWords(each)}</li>
                ))}
              </ul>
            </>
          )}
        </Section>
      )}
    </>
  );
}
