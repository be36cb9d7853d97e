/** A passkey's answer as the page's script sends it: JSON in a field of a form. Nothing in it is believed before it is verified. */
import { z } from "zod";
import { refuse } from "#app/domain/kernel/refusal.ts";

/** More than any authenticator sends; attestation certificates are not asked for. */
const MAX_LENGTH = 16_000;

const base64url = z.string().regex(/^[\w-]{1,8000}$/);

const credential = { id: base64url, rawId: base64url, type: z.literal("public-key") };
const extensions = { clientExtensionResults: z.object({}).default({}) };

export const REGISTRATION = z.object({
  ...credential,
  ...extensions,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
});

export const ASSERTION = z.object({
  ...credential,
  ...extensions,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});

/** Refuses `passkey_refused` for what no authenticator sends. */
export function readCredential<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  if (text.length > MAX_LENGTH) refuse("passkey_refused");
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return refuse("passkey_refused");
  }
}
