/** Resolves a webhook's host and refuses private addresses, before any connection (protection against SSRF). */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isLoopbackAddress } from "#app/domain/kernel/loopback.ts";
import { isPublicAddress } from "#app/domain/webhooks/public-address.ts";

/** Resolves a name to its addresses, in order of preference. */
export type Resolver = (host: string) => Promise<string[]>;

export const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
};

/** The name resolves to an address that is not public. */
export class AddressRefused extends Error {
  override name = "AddressRefused";
}

/**
 * The addresses to connect to. The caller must connect to these only: a second look-up could give others (DNS rebinding). One
 * private address among public ones refuses them all: throws `AddressRefused`.
 */
export async function allowedAddresses(
  hostname: string,
  { resolver, allowLoopback }: { resolver: Resolver; allowLoopback: boolean },
): Promise<string[]> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) === 0 ? await resolver(host) : [host];
  const allowed = (address: string) =>
    isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
  if (addresses.length === 0 || !addresses.every(allowed)) throw new AddressRefused(host);
  return addresses;
}
