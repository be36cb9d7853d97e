/** /robots.txt: crawlers may read public pages, but not personal ones. */
import { env } from "#app/env.server.ts";

const PRIVATE = [
  "/admin",
  "/block",
  "/disputes",
  "/files",
  "/notices",
  "/orders",
  "/sandbox",
  "/selling",
  "/settings",
  "/tasks",
  "/wallet",
];

export function loader() {
  const lines = [
    "User-agent: *",
    ...PRIVATE.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${env.publicOrigin}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
}
