/** Lists every address of the product as a pattern, read from the table of routes. */
import routes from "#app/routes.ts";

export interface PagePattern {
  /** `/gigs/:id`; `*` for everything else. */
  pattern: string;
  /** False for files, feeds and hooks, which answer without a page. */
  isPage: boolean;
}

export const PATTERNS: PagePattern[] = routes.map(({ path, file }) => ({
  pattern: path === "*" ? path : `/${path ?? ""}`,
  isPage: file.endsWith(".tsx"),
}));

/** The pattern that an address matches; fixed words win over parameters, as in the router. */
export function patternOf(path: string): string {
  const parts = path.split("/");
  const fits = PATTERNS.filter(({ pattern }) => {
    const wanted = pattern.split("/");
    return (
      wanted.length === parts.length &&
      wanted.every((part, place) => part.startsWith(":") || part === parts[place])
    );
  });
  const fixed = (pattern: string) => pattern.split("/").filter((part) => !part.startsWith(":"));
  return (
    fits
      .map(({ pattern }) => pattern)
      .sort((one, other) => fixed(other).length - fixed(one).length)[0] ?? "*"
  );
}
