/** Loopback addresses: 127.0.0.0/8, ::1, IPv4-mapped IPv6 of the same, and the name `localhost`. Pure. */
import { BlockList, isIP } from "node:net";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");
LOOPBACK.addSubnet("::ffff:127.0.0.0", 104, "ipv6");

/**
 * True for a loopback address in standard notation. `127.example.com` is a name; `127.1`, `0177.0.0.1` and addresses with a zone
 * (`::1%lo`) give false.
 */
export function isLoopbackAddress(address: string): boolean {
  const family = address.includes("%") ? 0 : isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 4 ? "ipv4" : "ipv6");
}

/**
 * True for a loopback host as `URL.hostname` writes it, with or without brackets. Names below `localhost` give false, because a
 * resolver may send them to another machine.
 */
export function isLoopbackHost(host: string): boolean {
  return host.toLowerCase() === "localhost" || isLoopbackAddress(host.replace(/^\[(.*)\]$/, "$1"));
}

/** True for an origin or URL with a loopback host. */
export function isLoopbackUrl(url: string): boolean {
  return isLoopbackHost(new URL(url).hostname);
}
