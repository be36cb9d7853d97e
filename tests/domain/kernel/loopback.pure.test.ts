/** The hosts that mean this machine; all code asks the same function. */
import { expect, test } from "vitest";
import { isLoopbackAddress, isLoopbackHost, isLoopbackUrl } from "#app/domain/kernel/loopback.ts";

const HERE = ["127.0.0.1", "127.255.255.254", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"];
const ELSEWHERE = [
  "10.0.0.1",
  "8.8.8.8",
  "0.0.0.0",
  "::",
  "::2",
  "::ffff:10.0.0.1",
  "::127.0.0.1",
  "127.0.0.1.example.com",
  "127.example.com",
  "127.1",
  "0177.0.0.1",
  "127.0.0.01",
  "2130706433",
  "0x7f.0.0.1",
  "::1%lo",
  "",
];

test.each(HERE)("the address %s is loopback", (address) => {
  expect(isLoopbackAddress(address)).toBe(true);
});

test.each(ELSEWHERE)("the address %j is not loopback", (address) => {
  expect(isLoopbackAddress(address)).toBe(false);
});

test.each(["localhost", "LOCALHOST", "127.0.0.1", "::1", "[::1]", "[::ffff:7f00:1]"])(
  "the host %s is loopback",
  (host) => expect(isLoopbackHost(host)).toBe(true),
);

test.each(["localhost.", "api.localhost", "localhost.example.com", "127.example.com", "[::2]"])(
  "the host %s is not loopback",
  (host) => expect(isLoopbackHost(host)).toBe(false),
);

test("an origin is judged by the host that a browser reads from it", () => {
  const here = ["http://localhost:3000", "http://127.0.0.9", "http://127.1", "https://[::1]:8443"];
  expect(here.filter((url) => !isLoopbackUrl(url))).toEqual([]);
  const there = ["https://farthing.example", "https://127.example.com", "https://x.localhost"];
  expect(there.filter(isLoopbackUrl)).toEqual([]);
});
