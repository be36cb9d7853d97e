/** The languages a person speaks, and how well. */
import { languageName } from "#app/domain/people/profile/languages.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import type { Spoken } from "#app/domain/people/profile/spoken-languages.ts";

export function LanguageList({ spoken }: { spoken: readonly Spoken[] }) {
  if (spoken.length === 0) return null;
  const value = spoken.map(({ code, level }) => `${languageName(code)} (${level})`).join(", ");
  return <DefinitionList items={[{ term: "Languages", value }]} />;
}
