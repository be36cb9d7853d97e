/** /sitemap.xml: names the files of addresses for search engines. */
import { sitemapParts } from "#app/domain/catalog/sitemap.ts";
import { env } from "#app/env.server.ts";
import { XML_HEADERS, xml } from "./sitemap-xml.ts";

export async function loader() {
  const parts = await sitemapParts();
  const files = parts.map(({ of, after }) => {
    const name = after === "" ? of : `${of}-${after}`;
    return `<sitemap><loc>${xml(`${env.publicOrigin}/sitemaps/${name}.xml`)}</loc></sitemap>`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${files.join("\n")}\n</sitemapindex>\n`;
  return new Response(body, { headers: XML_HEADERS });
}
