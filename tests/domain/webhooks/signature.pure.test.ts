/** Signatures as in the specification's own example, and as a receiver checks them. */
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { SIGNATURE_SAMPLE } from "#app/routes/developers/signature-sample.ts";
import { newSecret, sign, signedHeaders } from "#app/domain/webhooks/signature.ts";

/** Published with the specification and used by its libraries. */
const VECTOR = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  message: {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    seconds: 1_614_265_330,
    body: '{"test": 2432232314}',
  },
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

test("the signature equals the specification's example", () => {
  expect(sign(VECTOR.secret, VECTOR.message)).toBe(VECTOR.signature);
});

test("id, moment, body and secret each change the signature", () => {
  const { secret, message, signature } = VECTOR;
  const others = [
    sign(newSecret(), message),
    sign(secret, { ...message, id: "msg_other" }),
    sign(secret, { ...message, seconds: message.seconds + 1 }),
    sign(secret, { ...message, body: `${message.body} ` }),
  ];
  expect(new Set([...others, signature]).size).toBe(5);
});

test("webhook secrets are long, different, and in the form libraries accept", () => {
  const [one, two] = [newSecret(), newSecret()];
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(one).not.toBe(two);
});

test("two secrets sign side by side, and bodies are signed as bytes of UTF-8", () => {
  const secrets = [newSecret(), newSecret()];
  const message = { id: "evt_1", seconds: 1, body: '{"title":"Grüße €"}' };
  const headers = signedHeaders(secrets, message);
  const expected = secrets.map((secret) => {
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const bytes = Buffer.from(`evt_1.1.${message.body}`, "utf8");
    return `v1,${createHmac("sha256", key).update(bytes).digest("base64")}`;
  });
  expect(headers).toEqual({
    "webhook-id": "evt_1",
    "webhook-timestamp": "1",
    "webhook-signature": expected.join(" "),
  });
});

test("the code in our documentation accepts our messages and no others", async () => {
  const address = `data:text/javascript,${encodeURIComponent(SIGNATURE_SAMPLE)}`;
  const { isFromFarthing } = (await import(/* @vite-ignore */ address)) as {
    isFromFarthing: (...given: unknown[]) => boolean;
  };
  const [old, secret] = [newSecret(), newSecret()];
  const message = { id: "evt_1", seconds: 1000, body: '{"title":"Grüße"}' };
  const headers = signedHeaders([secret, old], message);
  expect(isFromFarthing(secret, headers, message.body, 1200)).toBe(true);
  expect(isFromFarthing(old, headers, message.body, 1200)).toBe(true);
  expect(isFromFarthing(newSecret(), headers, message.body, 1200)).toBe(false);
  expect(isFromFarthing(secret, headers, `${message.body} `, 1200)).toBe(false);
  expect(isFromFarthing(secret, headers, message.body, 1301)).toBe(false);
  expect(isFromFarthing(secret, { ...headers, "webhook-timestamp": "x" }, "{}", 1200)).toBe(false);
});
