/** Runs browser tests: the built site and a real Chromium, with or without JavaScript, in both sizes and colour schemes. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchChromium } from "./chromium.ts";
import { useDataFolder } from "./data-folder.ts";
import { useDatabase } from "./database.ts";
import { startSite } from "./site.ts";
import { demoFiles } from "./demo-files.ts";
import { toldDemo } from "./told-demo.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { TestDatabase } from "./database.ts";
import type { RunningSite } from "./site.ts";

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Complaints of the browser so far: script errors, policy violations, failed requests, 5xx answers. */
  complaints: string[];
  /**
   * Accessibility problems of the current page, WCAG 2.2 AA, one line each; needs JavaScript on. `looks` runs only
   * the rules that depend on width and colours: enough for a second view of the same page.
   */
  axe: (rules?: "all" | "looks") => Promise<string[]>;
  /** Four pictures into tests/browser/screenshots: 360 and 1280 wide, light and dark; only with SCREENSHOTS=1. */
  shoot: (name: string) => Promise<void>;
}

export interface Site {
  readonly origin: string;
  readonly mailDir: string;
  /** The site's database; the test's own commands use it too. */
  readonly database: TestDatabase;
  /** A person with a browser of their own: visits share no cookies. It is closed after the test. */
  visit(options?: { javaScript?: boolean; width?: number }): Promise<Visit>;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Runs axe's half megabyte on a page only when it is called: a page that has this function but is not judged pays next to nothing. */
const BRING_AXE = `window.bringAxe = () => { if ("axe" in window) return; ${AXE}\n};`;
const PICTURES = "tests/browser/screenshots";
const WIDTHS = [360, 1280];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [
  "color-contrast",
  "link-in-text-block",
  "scrollable-region-focusable",
  "target-size",
];

function runOnly(rules: "all" | "looks"): axe.RunOnly {
  return rules === "all" ? { type: "tag", values: RULES } : { type: "rule", values: LOOKS };
}

let chromium: Promise<Browser> | undefined;

/** One browser for all files of the process, which ends with it. Each visit has a context of its own. */
async function sharedChromium(): Promise<Browser> {
  const before = await chromium?.catch(() => undefined);
  if (before?.isConnected() === true) return before;
  chromium = launchChromium();
  return chromium;
}

/** Call at the top of a test file. Settings are given by environment names; `demo` begins with a copy of the demo. */
export function useSite(
  settings: Record<string, string> = {},
  { demo = false, checks = true }: { demo?: boolean; checks?: boolean } = {},
): Site {
  const database = useDatabase(demo ? { checks, from: toldDemo } : { checks });
  const dataDir = useDataFolder(demo ? demoFiles : undefined);
  const open: BrowserContext[] = [];
  let site: RunningSite | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [site, browser] = await Promise.all([
      startSite(database.url, { DATA_DIR: dataDir, ...settings }),
      sharedChromium(),
    ]);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await site?.stop();
  });
  return {
    get origin() {
      return ready(site).origin;
    },
    get mailDir() {
      return ready(site).mailDir;
    },
    database,
    async visit({ javaScript = true, width = 1280 } = {}) {
      const context = await ready(browser).newContext({
        baseURL: ready(site).origin,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      open.push(context);
      return visitIn(context);
    },
  };
}

function ready<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("The site is only there inside tests.");
  return thing;
}

async function visitIn(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  let everyPageHasIt = false;
  return {
    page,
    context,
    complaints: collectComplaints(page),
    async axe(rules = "all") {
      // Sent once for this page and the browser's later ones: half a megabyte for each page took a seventh of a judged page's processor time.
      if (!(await page.evaluate(() => "bringAxe" in window))) await page.evaluate(BRING_AXE);
      if (!everyPageHasIt) await context.addInitScript(BRING_AXE);
      everyPageHasIt = true;
      return page.evaluate(async (runOnly) => {
        window.bringAxe();
        const found = await window.axe.run({ runOnly, resultTypes: ["violations"] });
        return found.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${rule.help} — ${node.target.join(" ")}`),
        );
      }, runOnly(rules));
    },
    async shoot(name) {
      if (!process.env["SCREENSHOTS"]) return;
      mkdirSync(PICTURES, { recursive: true });
      const before = page.viewportSize();
      for (const width of WIDTHS)
        for (const scheme of ["light", "dark"] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: scheme });
          const path = join(PICTURES, `${name}-${width}-${scheme}.png`);
          await page.screenshot({ path, fullPage: true });
        }
      await page.emulateMedia({ colorScheme: null });
      if (before) await page.setViewportSize(before);
    },
  };
}

/** A refused form answers 4xx, which the browser logs as a failed resource; this is not a complaint. */
const EXPECTED = /Failed to load resource: the server responded with a status of 4/;

function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (problem) => complaints.push(`script: ${problem.message}`));
  page.on("console", (line) => {
    if (line.type() === "error" && !EXPECTED.test(line.text()))
      complaints.push(`console: ${line.text()}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 500) complaints.push(`${answer.status()}: ${answer.url()}`);
  });
  return complaints;
}

declare global {
  interface Window {
    axe: typeof axe;
    bringAxe: () => void;
  }
}
