/** scratch */
import { takePlace } from "./place.ts";
import { openMarket } from "./web/market.ts";
import { loadPage } from "./web/load.ts";
import { startLoaded } from "./web/servers.ts";
const place = await takePlace(undefined);
try {
  const market = await openMarket(3000);
  const [looked] = await market.delivered(1);
  const site = await startLoaded(["app/cli/start.mjs", "web"], "/readyz", {
    DATABASE_URL: place.url,
    FORMS_PER_MINUTE: "100000",
  });
  const mine = { cookie: market.cookie };
  const which = process.env["WHICH"] ?? "list";
  const path = which === "task" ? `/tasks/${looked}` : which === "bare" ? "/nowhere" : "/gigs";
  const headers = which === "anon" ? {} : mine;
  const html = await (await fetch(site.origin + path, { headers })).text();
  console.log("bytes", html.length);
  (await import("node:fs")).writeFileSync("/tmp/page.html", html);
  const raw = await fetch(site.origin + path, { headers: { ...headers, "accept-encoding": "br" } });
  console.log(raw.headers.get("content-encoding"), raw.headers.get("content-length"));
  const t = { name: "x", server: site, path, headers, status: 200 };
  await loadPage(t, 2);
  console.log(await loadPage(t, Number(process.env["SECS"] ?? 4)));
  await site.stop();
} finally {
  await place.leave();
}
