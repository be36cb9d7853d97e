/** Parses and matches the addresses and networks that a token may be used from: `203.0.113.7`, `2001:db8::/48`. Pure. */
import { BlockList, isIP } from "node:net";

/** The entry normalized with its prefix, or null when it is neither an address nor a network. */
export function readNetwork(text: string): string | null {
  const match = /^([0-9a-f:.]{2,45})(?:\/(\d{1,3}))?$/i.exec(text.trim());
  const [, address = "", bits] = match ?? [];
  const version = isIP(address);
  if (version === 0) return null;
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number.parseInt(bits, 10);
  return prefix > most ? null : `${address.toLowerCase()}/${prefix}`;
}

/** Whether an address lies in one of the networks (as `readNetwork` writes them); an empty list allows every address. */
export function isWithin(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return true;
  const version = isIP(address);
  if (version === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const [base = "", prefix = ""] = network.split("/");
    list.addSubnet(base, Number.parseInt(prefix, 10), isIP(base) === 4 ? "ipv4" : "ipv6");
  }
  return list.check(address, version === 4 ? "ipv4" : "ipv6");
}
