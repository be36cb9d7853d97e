/** Whether a network address is public: every address that could be inside our own network is refused. Pure. */
import { BlockList, isIP } from "node:net";

/** IANA's special-purpose ranges: this network, private, shared, loopback, link-local (clouds' metadata), test, multicast … */
const SPECIAL_V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** Only 2000::/3 is in public use; its reserved ranges and those that embed an IPv4 address are refused as well. */
const PUBLIC_V6 = "2000::/3";
const SPECIAL_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

function listOf(ranges: string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", bits = ""] = range.split("/");
    list.addSubnet(net, Number.parseInt(bits, 10), family);
  }
  return list;
}

const specialV4 = listOf(SPECIAL_V4, "ipv4");
const specialV6 = listOf(SPECIAL_V6, "ipv6");
const publicV6 = listOf([PUBLIC_V6], "ipv6");

/** True for an address of the public internet. A text that is no address is not public. */
export function isPublicAddress(address: string): boolean {
  const family = familyOf(address);
  if (family === 4) return !specialV4.check(address, "ipv4");
  if (family === 6) return publicV6.check(address, "ipv6") && !specialV6.check(address, "ipv6");
  return false;
}

/** An address with a zone (`fe80::1%eth0`) is valid on one machine only, so it counts as none. */
function familyOf(address: string): number {
  return address.includes("%") ? 0 : isIP(address);
}
