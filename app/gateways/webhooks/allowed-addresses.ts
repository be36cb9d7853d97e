/** Where a host name leads, and whether we go there: every address is looked at before any is connected to. */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isLoopbackAddress } from "#app/domain/kernel/loopback.ts";
import { isPublicAddress } from "#app/domain/webhooks/public-address.ts";

/** All addresses of a name, best first. */
export type Resolver = (host: string) => Promise<string[]>;

export const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
};

/** The name leads to a place that is not the public's. */
export class AddressRefused extends Error {
  override name = "AddressRefused";
}

/**
 * The addresses to connect to; connecting to anything else would give a name a second chance to say something new.
 * One inside address among public ones is enough to refuse them all: throws `AddressRefused`.
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
