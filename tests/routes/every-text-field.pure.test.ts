/** Every field of text at every door follows the one rule for written text, or is no text that people write, with the reason. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { isWritten, writtenText } from "#app/domain/kernel/written-text.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";

/** Fields of the API that are no written text: operation and path → why. */
const OTHER_TEXTS: Record<string, string> = {
  cursor: "a place in a list, as we gave it",
  handle: "its own alphabet, judged by its command",
  nonce: "a word of the reader, signed as it was sent",
  to: "a handle, or the id of a conversation",
  account: "a bank's number, judged by its check digits",
  time_zone: "an IANA name, judged as one",
  category: "a category's id",
  category_id: "a category's id",
  amount: "an amount",
  price: "an amount",
  ceiling: "an amount",
  threshold: "an amount",
  percent: "a percentage",
  total: "an amount",
  min: "an amount",
  max: "an amount",
  content: "a file, each cell of which the import judges",
  url: "an address, judged as one",
};

/** The plain texts of a schema: those without a pattern, a format or the rule. */
function plainTexts(schema: z.ZodType, path: string[] = []): string[] {
  if (isWritten(schema)) return [];
  const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([name, field]) =>
        plainTexts(field as z.ZodType, [...path, name]),
      );
    case "array":
      return plainTexts(def.element as z.ZodType, path);
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
    case "prefault":
      return plainTexts(def.innerType as z.ZodType, path);
    case "pipe":
      return plainTexts(def.in as z.ZodType, path);
    case "union":
      return def.options.flatMap((option) => plainTexts(option as z.ZodType, path));
    case "string":
      return patterned(schema) ? [] : [path.join(".")];
    default:
      return [];
  }
}

function patterned(schema: z.ZodType): boolean {
  const json = z.toJSONSchema(schema, { io: "input" });
  return "pattern" in json || "format" in json || "allOf" in json;
}

test("a schema of plain texts is seen through lists, options and defaults", () => {
  const seen = z.object({
    a: z.array(z.object({ b: z.string().max(5).optional() })),
    c: writtenText({ max: 5, lines: "one" }).default(""),
    d: z.string().regex(/x/),
  });
  expect(plainTexts(seen)).toEqual(["a.b"]);
});

test("every text that the API takes follows the rule", () => {
  const strays = OPERATIONS.flatMap(({ method, path, params, query, body }) =>
    [params, query, body].flatMap((schema) =>
      schema === undefined
        ? []
        : plainTexts(schema)
            .filter((field) => !Object.hasOwn(OTHER_TEXTS, field.split(".").at(-1) ?? ""))
            .map((field) => `${method} ${path}: ${field}`),
    ),
  );
  expect(strays, "use sentText or writtenText, or say above why it is no written text").toEqual([]);
});

/** Files with plain texts, how many, and why they are none that people write. */
const PLAIN_IN: Record<string, [count: number, why: string]> = {
  "app/domain/events/data-fields.ts": [10, "what we send"],
  "app/domain/people/person-fields.ts": [3, "a handle, an e-mail address, a password"],
  "app/domain/people/profile/time-zone-field.ts": [1, "an IANA name, judged as one"],
  "app/domain/security/known-browser.ts": [1, "sealed by us"],
  "app/domain/security/second-step.ts": [3, "sealed by us"],
  "app/domain/security/passkeys/sent-credential.ts": [2, "what an authenticator answers, verified"],
  "app/domain/security/recovery/request-recovery.ts": [4, "sealed by us"],
  "app/domain/security/unlock-link.ts": [2, "sealed by us"],
  "app/http/flash.ts": [1, "sealed by us"],
  "app/http/form.ts": [3, "ids of boxes, whole numbers, amounts"],
  "app/http/money-codec.ts": [1, "an amount"],
  "app/routes/admin/payments.tsx": [1, "an id"],
  "app/routes/admin/ruling-input.ts": [2, "a percentage and an amount"],
  "app/routes/agreements/change-form.ts": [1, "an id"],
  "app/routes/agreements/requests.tsx": [1, "a category's id"],
  "app/routes/agreements/requests-new.tsx": [1, "a category's id"],
  "app/routes/api/v1/shapes.ts": [6, "ids, and what we send"],
  "app/routes/api/v1/shown-links.ts": [2, "what we send"],
  "app/routes/admin/remove-piece.ts": [1, "an id"],
  "app/routes/catalog/pictures/take-down.ts": [1, "an id"],
  "app/routes/deposits/deposit.tsx": [1, "a path, judged as one"],
  "app/routes/notifications/notices.tsx": [2, "ids"],
  "app/routes/notifications/preferences-input.ts": [1, "a time of the day"],
  "app/routes/messages/kept-message.ts": [1, "kept as it was typed, and judged when it is sent"],
  "app/routes/orders/keep-typed.ts": [2, "kept as typed: the order judges it"],
  "app/routes/orders/sent-order.ts": [1, "an amount"],
  "app/routes/payouts/payout-method.tsx": [2, "a bank's number and an id"],
  "app/routes/payouts/withdraw.tsx": [2, "a currency and an id"],
  "app/routes/security/recover-finish.tsx": [1, "a password"],
  "app/routes/security/recover.tsx": [1, "an e-mail address or a handle"],
  "app/routes/security/sign-in.tsx": [1, "an e-mail address"],
  "app/routes/security/token-input.ts": [2, "network addresses and amounts, judged as such"],
  "app/routes/settings/change-security.ts": [2, "passwords"],
  "app/routes/settings/save-profile.ts": [1, "a handle"],
  "app/routes/suspended/suspended.tsx": [1, "a currency"],
};

test("every text that a form takes follows the rule", () => {
  const found = Object.fromEntries(
    ["app/domain", "app/http", "app/routes"]
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
          join(folder, file),
        ),
      )
      .filter(
        (file) =>
          /\.tsx?$/.test(file) && !file.includes("/operations/") && !file.includes("kernel/"),
      )
      .map((file) => [file, plainIn(readFileSync(file, "utf8"))] as const)
      .filter(([, count]) => count > 0),
  );
  const allowed = Object.entries(PLAIN_IN).map(([file, [count]]) => [file, count]);
  expect(found, "use sentText or writtenText, or say above why it is no written text").toEqual(
    Object.fromEntries(allowed),
  );
});

function plainIn(source: string): number {
  return source.match(/z\s*\.string\(/g)?.length ?? 0;
}
