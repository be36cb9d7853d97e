/** Which addresses are public, and which may be registered. */
import { describe, expect, test } from "vitest";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { endpointUrl } from "#app/domain/webhooks/endpoint-url.ts";
import { isPublicAddress } from "#app/domain/webhooks/public-address.ts";

const INSIDE = [
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "10.255.255.255",
  "100.64.0.1",
  "100.127.255.255",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.1",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:169.254.169.254",
  "::ffff:8.8.8.8",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::1",
  "100::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "5f00::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "2606:4700::1111%eth0",
  "",
  "localhost",
  "1.2.3",
];

const PUBLIC = [
  "1.1.1.1",
  "8.8.8.8",
  "9.255.255.255",
  "100.63.255.255",
  "100.128.0.1",
  "172.15.255.255",
  "172.32.0.1",
  "192.169.0.1",
  "223.255.255.255",
  "2606:4700:4700::1111",
  "2a00:1450:4001:82a::200e",
];

test.each(INSIDE)("the address %s is private", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(PUBLIC)("the address %s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

describe("the registered address", () => {
  const said = (url: string, local = false): string => {
    try {
      return endpointUrl(url, local);
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      expect(problem).toMatchObject({ code: "webhook_url_refused", field: "url" });
      return problem.message;
    }
  };

  test.each([
    [" https://Example.com/hook?x=1 ", "https://example.com/hook?x=1"],
    ["https://example.com:8443", "https://example.com:8443/"],
    ["https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"],
    ["https://bücher.example/x", "https://xn--bcher-kva.example/x"],
  ])("%s is stored as %s", (typed, kept) => {
    expect(said(typed)).toBe(kept);
  });

  test.each([
    ["", /full address/],
    ["example.com/hook", /full address/],
    [`https://example.com/${"x".repeat(500)}`, /full address/],
    ["http://example.com/", /begin with https/],
    ["ftp://example.com/", /begin with https/],
    ["javascript:alert(1)", /begin with https/],
    ["https://ada:secret@example.com/", /user name/],
    ["https://example.com/#part", /the # and the part after it/],
    ["https://127.0.0.1/", /private network/],
    ["https://2130706433/", /private network/],
    ["https://0x7f.1/", /private network/],
    ["https://0177.0.0.1/", /private network/],
    ["https://[::1]/", /private network/],
    ["https://[::ffff:10.0.0.1]/", /private network/],
    ["https://169.254.169.254/latest/meta-data", /private network/],
    ["https://localhost/", /private network/],
    ["https://api.localhost/", /private network/],
    ["https://printer.local/", /private network/],
    ["https://metadata.google.internal/", /private network/],
    ["https://database/", /private network/],
    ["https://localhost./", /private network/],
  ])("%s is refused", (typed, why) => {
    expect(said(typed)).toMatch(why);
  });

  test("of this machine is accepted while the site itself is on it, and no other private address", () => {
    expect(said("http://localhost:4000/hook", true)).toBe("http://localhost:4000/hook");
    expect(said("http://127.0.0.1:4000/", true)).toBe("http://127.0.0.1:4000/");
    expect(said("http://[::1]:4000/", true)).toBe("http://[::1]:4000/");
    expect(said("https://localhost/", true)).toBe("https://localhost/");
    expect(said("http://example.com/", true)).toMatch(/begin with https/);
    expect(said("https://10.0.0.1/", true)).toMatch(/private network/);
    expect(said("https://api.localhost/", true)).toMatch(/private network/);
  });
});
