/** Which addresses mean this machine: 127.0.0.0/8, ::1, the same written as IPv4-mapped IPv6, and the name `localhost`. Pure. */
import { BlockList, isIP } from "node:net";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");
LOOPBACK.addSubnet("::ffff:127.0.0.0", 104, "ipv6");

/**
 * True for an address of this machine. Compared as an address: `127.example.com` is a name, and `127.1` or `0177.0.0.1`
 * are not addresses in the standard notation. An address with a zone (`::1%lo`) is refused as well.
 */
export function isLoopbackAddress(address: string): boolean {
  const family = address.includes("%") ? 0 : isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 4 ? "ipv4" : "ipv6");
}

/**
 * True for a host that means this machine, as `URL.hostname` writes it, with or without brackets. Names below
 * `localhost` are not included: a resolver may send them anywhere.
 */
export function isLoopbackHost(host: string): boolean {
  return host.toLowerCase() === "localhost" || isLoopbackAddress(host.replace(/^\[(.*)\]$/, "$1"));
}

/** True for an origin or URL whose host means this machine. */
export function isLoopbackUrl(url: string): boolean {
  return isLoopbackHost(new URL(url).hostname);
}
