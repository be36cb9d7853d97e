/** Sample code that receivers can copy: it checks a signature without a library. A test runs it. */

export const SIGNATURE_SAMPLE = `import { createHmac, timingSafeEqual } from "node:crypto";

// secret: "whsec_…" as it was shown; body: the request's text as it came, before any parsing;
// nowSeconds: your clock, in seconds since 1970
export function isFromFarthing(secret, headers, body, nowSeconds) {
  const id = headers["webhook-id"];
  const seconds = headers["webhook-timestamp"];
  if (!(Math.abs(nowSeconds - seconds) <= 300)) return false;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(\`\${id}.\${seconds}.\${body}\`).digest();
  return headers["webhook-signature"].split(" ").some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`;
