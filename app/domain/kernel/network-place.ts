/** The network place of an address: what limits count by and the security log names. */

/** An IPv4 address is its own place. An IPv6 address counts by its /64, which belongs to one household or server. */
export function placeOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle =
    tail === undefined ? [] : Array(Math.max(0, 8 - groups.length - end.length)).fill("0");
  return `${[...groups, ...middle, ...end].slice(0, 4).join(":")}::/64`;
}
