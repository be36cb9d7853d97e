/** Every address that the files for search engines name. */
import { sitemapEntries, sitemapParts } from "#app/domain/catalog/sitemap.ts";

export async function sitemapPaths(): Promise<string[]> {
  const paths: string[] = [];
  for (const part of await sitemapParts())
    for await (const entries of sitemapEntries(part))
      paths.push(...entries.map(({ path }) => path));
  return paths;
}
