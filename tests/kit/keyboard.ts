/** Uses a page by its keys alone, as a person without a mouse does, and looks at every stop whether the focus can be seen. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";

interface Stop {
  name: string;
  /** What is wrong with the focus here; empty when nothing is. */
  faults: string[];
}

/** More stops than any page has. */
const MOST_STOPS = 150;
const PICTURES = "tests/browser/screenshots";

export class Keyboard {
  readonly faults: string[] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens an address as from the address bar; everything after is done by keys. */
  async open(path: string): Promise<void> {
    await this.#page.goto(path);
  }

  /** The first stop of every page leads past the header. A page that an anchor leads into begins there. */
  async skip(): Promise<void> {
    if (new URL(this.#page.url()).hash !== "") return;
    const first = await this.#next("Tab");
    if (first.name !== "Skip to the main content") this.#say(`begins with “${first.name}”`);
    await this.#page.keyboard.press("Enter");
  }

  /** Goes on to the stop of this name, whatever lies between, and looks at each. */
  async to(name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const stop = await this.#next(key);
      for (const fault of stop.faults) this.#say(`“${stop.name}” ${fault}`);
      if (typeof name === "string" ? stop.name.startsWith(name) : name.test(stop.name)) return;
      passed.push(stop.name);
    }
    throw new Error(`${this.#page.url()}: no stop “${name}” among: ${passed.join(" | ")}`);
  }

  /** Goes to a link or button and presses it; the page that follows is loaded then. */
  async press(name: string | RegExp): Promise<void> {
    await this.to(name);
    await Promise.all([this.#page.waitForEvent("load"), this.#page.keyboard.press("Enter")]);
  }

  /** Goes to a field and types over what is in it. */
  async type(name: string | RegExp, text: string): Promise<void> {
    await this.to(name);
    await this.#page.keyboard.press("ControlOrMeta+A");
    await this.#page.keyboard.type(text);
  }

  /** A key that changes nothing but this page: an arrow, Space, Escape. */
  async key(name: string): Promise<void> {
    await this.#page.keyboard.press(name);
  }

  /** With SCREENSHOTS=1: what the person sees now, in both colour schemes. */
  async shoot(name: string): Promise<void> {
    if (!process.env["SCREENSHOTS"]) return;
    mkdirSync(PICTURES, { recursive: true });
    for (const scheme of ["light", "dark"] as const) {
      await this.#page.emulateMedia({ colorScheme: scheme });
      await this.#page.screenshot({ path: `${PICTURES}/keys-${name}-${scheme}.png` });
    }
    await this.#page.emulateMedia({ colorScheme: null });
  }

  #say(what: string): void {
    const fault = `${new URL(this.#page.url()).pathname}: ${what}`;
    if (!this.faults.includes(fault)) this.faults.push(fault);
  }

  async #next(key: string): Promise<Stop> {
    await this.#page.keyboard.press(key);
    return this.#page.evaluate(lookAtFocus);
  }
}

/** Runs in the browser: the name of what has the focus, and whether a person sees it there. */
function lookAtFocus(): { name: string; faults: string[] } {
  const focus = document.activeElement;
  if (!(focus instanceof HTMLElement) || focus === document.body)
    return { name: "(the browser)", faults: [] };
  const labels = "labels" in focus ? [...((focus.labels as NodeListOf<HTMLElement>) ?? [])] : [];
  const words =
    focus.getAttribute("aria-label") ??
    (labels.length > 0
      ? labels.map(({ textContent }) => textContent).join(" ")
      : focus.textContent);
  const faults: string[] = [];
  // Its width and its distance.
  const RING = 5;
  const box = [...focus.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  if (box === undefined) return { name: tidy(words), faults: ["has no place on the page"] };
  const middle = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) };
  const top = document.elementFromPoint(middle.x, middle.y);
  if (middle.y < 0 || middle.y > innerHeight) faults.push("is not in sight");
  else if (middle.x < 0 || middle.x > innerWidth) faults.push("is beside the page");
  else if (top === null || !(focus.contains(top) || top.contains(focus)))
    faults.push(`is covered by ${top?.className || top?.tagName}`);
  else if (box.height < innerHeight / 2 && (box.y < RING || box.bottom + RING > innerHeight))
    faults.push("has its ring cut off by the edge");
  const ringed = [focus, focus.closest("label")].some((one) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  if (!ringed) faults.push("has no focus ring");
  if (document.documentElement.scrollWidth > innerWidth) faults.push("stands on a page too wide");
  return { name: tidy(words), faults };

  function tidy(text: string | null): string {
    return (text ?? "").replace(/\s+/g, " ").trim();
  }
}
