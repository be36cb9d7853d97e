/** Buttons of a form: a closed set, a safe default, and two steps that change nothing before the last. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { doPressed, pressedButton } from "#app/http/pressed-button.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { readForm } from "#app/http/form.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { Refused } from "#app/http/refused.ts";

const formOf = (...fields: [string, string][]) =>
  readForm(new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }));
const BUTTONS = ["preview", "edit", "accept"] as const;
const UNKNOWN = ["burn", "", " accept", "ACCEPT", "accept,preview", "__proto__", "toString"];

/** Ways around the two functions: reading the field itself, a schema of its own, a new key for a missing one. */
const BY_HAND = /\.(?:text|all)\("(?:key|verb)"\)|\b(?:key|verb): z\.|\|\| newFormKey\(\)/;

test("no page reads its button or its key by hand", () => {
  const files = readdirSync("app/routes", { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith("api/"));
  expect(pages.length).toBeGreaterThan(100);
  const found = pages.filter((file) => BY_HAND.test(readFileSync(`app/routes/${file}`, "utf8")));
  expect(found).toEqual([]);
  for (const line of ['form.text("verb")', "key: z.string()", 'form.text("key") || newFormKey()'])
    expect(BY_HAND.test(line)).toBe(true);
});

test("a known button is read as itself", async () => {
  for (const button of BUTTONS)
    expect(pressedButton(await formOf(["verb", button]), BUTTONS, "preview")).toBe(button);
});

test("a form without a button counts as the safe one, and is refused where there is none", async () => {
  const form = await formOf(["amount", "1"]);
  expect(pressedButton(form, BUTTONS, "preview")).toBe("preview");
  expect((await refusalOf(() => pressedButton(form, BUTTONS))).code).toBe("button_unknown");
});

test("an unknown button is refused, also where a safe one exists, and so are two at once", async () => {
  const sent = [
    ...UNKNOWN.map((value) => formOf(["verb", value])),
    formOf(["verb", "accept"], ["verb", "accept"]),
    formOf(["verb", "preview"], ["verb", "accept"]),
  ];
  for (const form of await Promise.all(sent)) {
    const burn = async () => expect.unreachable();
    for (const read of [
      () => pressedButton(form, BUTTONS, "preview"),
      () => doPressed(form, { accept: burn, edit: burn }),
    ])
      expect((await refusalOf(read)).code).toBe("button_unknown");
  }
});

/** The steps that ran, and the answer or the code of the refusal. */
async function stepped(fields: [string, string][]) {
  const ran: string[] = [];
  const step = (name: string) => async () => {
    ran.push(name);
    return name;
  };
  const form = await formOf(...fields);
  const steps = {
    does: "accept",
    preview: step("preview"),
    carryOut: step("accept"),
    others: { say: step("say") },
  };
  const answer = await twoStep(form, steps).catch((problem: unknown) => {
    if (problem instanceof Refusal) return problem.code;
    throw problem;
  });
  return { ran, answer };
}

test("each button of a form in two steps runs its own step only", async () => {
  const key = newFormKey();
  const sent = (...more: [string, string][]) => stepped([["key", key], ["amount", "1"], ...more]);
  const values = { key, amount: "1" };
  expect(await sent()).toEqual({ ran: ["preview"], answer: { preview: "preview", values } });
  expect(await sent(["verb", "preview"])).toEqual({
    ran: ["preview"],
    answer: { preview: "preview", values: { ...values, verb: "preview" } },
  });
  expect(await sent(["verb", "edit"])).toEqual({
    ran: [],
    answer: { preview: null, values: { ...values, verb: "edit" } },
  });
  expect(await sent(["verb", "accept"])).toEqual({ ran: ["accept"], answer: "accept" });
  expect(await sent(["verb", "say"])).toEqual({ ran: ["say"], answer: "say" });
});

test("an unknown button or a wrong key runs no step", async () => {
  for (const verb of UNKNOWN)
    expect(
      await stepped([
        ["key", newFormKey()],
        ["verb", verb],
      ]),
    ).toEqual({
      ran: [],
      answer: "button_unknown",
    });
  for (const verb of ["preview", "edit", "accept", "say"]) {
    const wrong = { ran: [], answer: "key_invalid" };
    expect(await stepped([["verb", verb]])).toEqual(wrong);
    expect(
      await stepped([
        ["verb", verb],
        ["key", "filling:ord_1:2"],
      ]),
    ).toEqual(wrong);
  }
});

test("a form shown again keeps its key until the key is spent or malformed", () => {
  const values = { key: "sent", amount: "1" };
  const refused = (code: string): Refused => ({
    refusal: { code, sentence: "", field: null, facts: {}, problems: {} },
    values,
  });
  const keyOf = (answer: Parameters<typeof shownStep>[0]) => shownStep(answer, "fresh").commandKey;
  expect(keyOf(undefined)).toBe("fresh");
  expect(keyOf({ preview: "what happens", values })).toBe("sent");
  expect(keyOf({ preview: null, values })).toBe("sent");
  expect(keyOf(refused("outcome_unknown"))).toBe("sent");
  expect(keyOf(refused("key_reused"))).toBe("fresh");
  expect(keyOf(refused("key_invalid"))).toBe("fresh");
  expect(shownStep(refused("button_unknown"), "fresh").typed).toEqual(values);
});
