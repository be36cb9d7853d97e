/** The shell of every page: head, styles, the one small script, error page. */
import "./app.css";
import { use } from "react";
import { isRouteErrorResponse, Links, Meta, Outlet, useRouteLoaderData } from "react-router";
import serif from "@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url";
import sans from "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url";
import enhance from "./enhance.js?url";
import { env } from "./env.server.ts";
import { answerHeadersMiddleware } from "./http/answer-headers.ts";
import { readFlash } from "./http/flash.ts";
import { siteHeaderData } from "#app/http/site-header-data.ts";
import { PageFacts } from "./http/page-facts.ts";
import { pageZone } from "./http/page-zone.ts";
import { formLimitMiddleware } from "./http/rate-limit.ts";
import { sessionMiddleware } from "./http/session.ts";
import { staffRooms } from "./http/staff-rooms.ts";
import { suspended, suspendedGate } from "./http/suspended.ts";
import { viewer } from "./http/viewer.ts";
import { ErrorPage } from "#app/ui/page/error-page.tsx";
import { Layout as Page } from "#app/ui/page/layout.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { ShownZone } from "#app/ui/page/zone.ts";
import type { Route } from "./+types/root";

/** The middleware that runs before every page, outermost first. */
export const middleware: Route.MiddlewareFunction[] = [
  answerHeadersMiddleware,
  sessionMiddleware,
  suspendedGate,
  formLimitMiddleware,
];

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const siteHeader = await siteHeaderData(viewer(context), url, suspended(context));
  const rooms = staffRooms(viewer(context), url);
  const zone = pageZone(viewer(context) ?? suspended(context), url);
  return { ...siteHeader, rooms, zone, support: env.supportMail, flash: readFlash(request) };
}

export function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {[sans, serif].map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="" />
        ))}
        <Meta />
        <Links />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="icon" href="/icon-192.png" type="image/png" sizes="192x192" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="theme-color" content="#f7f5ef" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#12161d" media="(prefers-color-scheme: dark)" />
        <script src={enhance} defer />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function Root({ loaderData }: Route.ComponentProps) {
  const { flash, zone, ...shell } = loaderData;
  const said = flash && (
    <Notice kind={flash.kind} live>
      {flash.text}
    </Notice>
  );
  return (
    <ShownZone value={zone}>
      <Page {...shell} flash={said}>
        <Outlet />
      </Page>
    </ShownZone>
  );
}

interface Trouble {
  status: number;
  code: string;
  sentence: string;
}

/** The part of an error that a visitor may see: never a message we did not write for visitors. */
function troubleFrom(error: unknown): Trouble {
  if (!isRouteErrorResponse(error))
    return {
      status: 500,
      code: "unexpected",
      sentence: "Something went wrong on our side. Check the page before you try again.",
    };
  const told = error.data as Partial<Trouble> | null;
  if (typeof told?.code === "string" && typeof told.sentence === "string")
    return { status: error.status, code: told.code, sentence: told.sentence };
  if (error.status === 404)
    return { status: 404, code: "not_found", sentence: "There is nothing at this address." };
  if (error.status === 405)
    return {
      status: 405,
      code: "wrong_method",
      sentence: "You cannot send a form to this address.",
    };
  return { status: error.status, code: "refused", sentence: "This request could not be answered." };
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { requestId, refused } = use(PageFacts);
  const trouble = refused ?? troubleFrom(error);
  const shell = useRouteLoaderData<typeof loader>("root");
  const told = (
    <div data-code={trouble.code}>
      <title>{`${trouble.status} · Farthing`}</title>
      <ErrorPage
        status={trouble.status}
        sentence={trouble.sentence}
        notDone={trouble.status === 500 ? "Check the page before you try again." : undefined}
        requestId={requestId}
        support={shell?.support}
      />
    </div>
  );
  // Without the shell's own data the page does not say who is signed in.
  if (!shell)
    return (
      <main className="page page-body" id="main">
        {told}
      </main>
    );
  return (
    <Page
      viewer={shell.viewer}
      counts={shell.counts}
      path={shell.path}
      query={shell.query}
      support={shell.support}
    >
      {told}
    </Page>
  );
}
