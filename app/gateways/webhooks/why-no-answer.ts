/** Explains to a webhook's owner why an attempt got no answer, without revealing our network. */
import { AddressRefused } from "./allowed-addresses.ts";

const SENTENCES: Record<string, string> = {
  ENOTFOUND: "The name of the address could not be found.",
  EAI_AGAIN: "The name of the address could not be looked up.",
  ECONNREFUSED: "Nothing answers at the address.",
  ECONNRESET: "The connection was cut.",
  EPIPE: "The connection was cut.",
  EHOSTUNREACH: "The address could not be reached.",
  ENETUNREACH: "The address could not be reached.",
  HPE_HEADER_OVERFLOW: "The answer began with more headers than Farthing reads.",
};

export function whyNoAnswer(problem: unknown, late: boolean, limitMs: number): string {
  if (problem instanceof AddressRefused)
    return "The address leads into a private network, which Farthing does not send to.";
  if (late) return `There was no answer within ${limitMs / 1000} seconds.`;
  const code = codeOf(problem);
  const known = SENTENCES[code];
  if (known !== undefined) return known;
  if (/CERT|TLS|SSL|SELF_SIGNED|ISSUER/.test(code))
    return `The certificate of the address was not accepted (${code}).`;
  return code === "" ? "The connection failed." : `The connection failed (${code}).`;
}

/** Several addresses fail together; the first error is reported. */
function codeOf(problem: unknown): string {
  if (problem instanceof AggregateError && problem.errors.length > 0)
    return codeOf(problem.errors[0]);
  const { code } = (problem ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "";
}
