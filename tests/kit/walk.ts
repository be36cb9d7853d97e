/** A person's actions on the pages, in words: sign up, press, read, wait until a page says something. */
import { expect } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { codeOf } from "./factors.ts";
import { PASSWORD } from "./members.ts";
import type { Page } from "playwright-core";

/** How long the worker may take for its own work. */
const PATIENCE_SECONDS = 60;

export function addressOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** The page's text as people read it: without the markup's line breaks. */
export async function said(page: Page): Promise<string> {
  const text = (await page.textContent("main")) ?? "";
  return text.replace(/\s+/g, " ");
}

/** Presses a button of the page itself (the site header has buttons too) and waits for the answer. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("link", { name }).first().click();
}

/** Fills in the page's sign-up form; `lin` is lin@example.test. */
export async function join(page: Page, name: string, handle: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("E-mail").fill(`${handle}@example.test`);
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Open the account");
  expect(await said(page)).toContain(`Welcome, ${name}`);
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await press(page, "Sign in");
  if (new URL(page.url()).pathname !== "/sign-in/second") return;
  await page.getByLabel("Code from your app").fill(await codeOf(await idOf(email)));
  await press(page, "Sign in");
}

async function idOf(email: string): Promise<string> {
  const [person] = await sql<{ id: string }[]>`select id from users where email = ${email}`;
  return person?.id ?? "";
}

/** Reloads the page until it says the words, because the worker does the work meanwhile. */
export async function untilSaid(page: Page, words: string): Promise<void> {
  let last = "";
  const seen = async () => {
    // A page that refreshes itself may navigate away in the middle of this read.
    last = await said(page).catch(() => "");
    if (last.includes(words)) return true;
    await page.reload().catch(() => null);
    return false;
  };
  await untilTrue(PATIENCE_SECONDS, seen).catch((problem: unknown) => {
    throw new Error(`"${words}" never appeared; the page says: ${last}`, { cause: problem });
  });
}

/** Fills fields of a gig's step by their names and goes on to the next step. */
export async function fillStep(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields))
    if (name === "category") await page.selectOption("[name=category]", text);
    else await page.fill(`[name="${name}"]`, text);
  await page.click(".btn-row button[value=next]");
}

/** Fills in a line of the form of an offer. */
export async function writeLine(
  page: Page,
  row: number,
  title: string,
  price: string,
): Promise<void> {
  const group = page.getByRole("group", { name: `Line ${row}` });
  await group.getByLabel("Name of the line").fill(title);
  await group.getByLabel("What belongs to it").fill(`Everything about the ${title.toLowerCase()}`);
  await group.getByLabel("Price").fill(price);
}
