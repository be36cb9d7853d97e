/** The categories of a new store; imports add their own. */
import { sql } from "#app/domain/store/store.ts";
import { keyCategories } from "./category-keys.ts";
import { categoryKey } from "./category-name.ts";
import { slugOf } from "./category-slug.ts";

const FIRST_CATEGORIES: Record<string, readonly string[]> = {
  Design: ["Logos & branding", "Illustration", "Web & app design", "Print design", "Presentations"],
  Writing: [
    "Articles & posts",
    "Proofreading & editing",
    "Technical writing",
    "Product descriptions",
  ],
  Translation: ["Documents", "Subtitles", "Websites & software"],
  Programming: ["Websites", "Scripts & automation", "Databases", "Mobile apps", "Testing & review"],
  Data: ["Labelling", "Transcription", "Data entry", "Research", "Analysis & charts"],
  "Video & Animation": ["Editing", "Animation", "Captions"],
  "Music & Audio": ["Voice-over", "Mixing", "Composition"],
  Marketing: ["Search engines", "Social media", "E-mail campaigns"],
  Business: ["Bookkeeping", "Virtual assistance", "Plans & pitches"],
  "Learning & Advice": ["Lessons", "Careers", "Languages"],
};

/** Inserts the missing ones; names that staff or an import changed stay. */
export async function ensureCategories(): Promise<void> {
  await keyCategories(sql);
  const rows = Object.entries(FIRST_CATEGORIES).flatMap(([parent, children]) => [
    { id: slugOf(parent), parent: "", name: parent },
    ...children.map((name) => ({
      id: `${slugOf(parent)}/${slugOf(name)}`,
      parent: slugOf(parent),
      name,
    })),
  ]);
  await sql`
    insert into categories (id, parent_id, name, name_key)
    select id, nullif(parent, ''), name, key
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.parent)}::text[],
                ${rows.map((row) => row.name)}::text[], ${rows.map((row) => categoryKey(row.name))}::text[])
      as c(id, parent, name, key)
    on conflict do nothing`;
}
