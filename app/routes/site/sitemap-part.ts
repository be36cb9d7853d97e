/** /sitemaps/gigs.xml and its like: one file of addresses, sent while it is read. */
import { sitemapEntries } from "#app/domain/catalog/sitemap.ts";
import type { SitemapPart } from "#app/domain/catalog/sitemap.ts";
import { env } from "#app/env.server.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { XML_HEADERS, xml } from "./sitemap-xml.ts";
import type { Route } from "./+types/sitemap-part";

export function loader({ params }: Route.LoaderArgs) {
  const part = partOf(params.file);
  if (part === null) throw new Response("Not found", { status: 404 });
  return new Response(streamed(written(part)), { headers: XML_HEADERS });
}

function streamed(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

const FILE = /^(?:(pages)|(gigs)(?:-(gig_\w+))?|(sellers)(?:-(usr_\w+))?)\.xml$/;

function partOf(file: string): SitemapPart | null {
  const [matched, pages, gigs, gig = "", , seller = ""] = FILE.exec(file) ?? [];
  if (matched === undefined) return null;
  if (pages !== undefined) return { of: "pages", after: "" };
  if (gigs !== undefined) return gig === "" || isId("gig", gig) ? { of: "gigs", after: gig } : null;
  return seller === "" || isId("user", seller) ? { of: "sellers", after: seller } : null;
}

async function* written(part: SitemapPart): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n',
  );
  for await (const entries of sitemapEntries(part)) {
    const lines = entries.map(({ path, changedAt }) => {
      const changed = changedAt === null ? "" : `<lastmod>${changedAt.toISOString()}</lastmod>`;
      return `<url><loc>${xml(env.publicOrigin + path)}</loc>${changed}</url>\n`;
    });
    yield encoder.encode(lines.join(""));
  }
  yield encoder.encode("</urlset>\n");
}
