/** The addresses the server binds: this machine only while people reach it there, or HOST. */
import { expect, test } from "vitest";
import { hostsToBind, isBoundToLoopback, listenOn } from "#app/http/listening.ts";
import { readSettings } from "#app/settings.ts";

const ALL: string[] = [];

test.each([
  ["http://localhost:3000", undefined, ["127.0.0.1", "::1"]],
  ["http://127.0.0.1:3000", undefined, ["127.0.0.1", "::1"]],
  ["http://127.0.0.5:3000", undefined, ["127.0.0.1", "127.0.0.5", "::1"]],
  ["http://[::1]:3000", undefined, ["127.0.0.1", "::1"]],
  ["http://127.example.com", undefined, ALL],
  ["https://farthing.example", undefined, ALL],
  ["https://farthing.example", "127.0.0.1", ["127.0.0.1"]],
  ["https://farthing.example", "localhost", ["127.0.0.1", "::1"]],
  ["http://localhost:3000", "0.0.0.0", ALL],
  ["http://localhost:3000", "::", ["::"]],
  ["http://localhost:3000", "10.0.0.7", ["10.0.0.7"]],
])("a site for people at %s with HOST=%s binds %j", (publicOrigin, host, hosts) => {
  expect(hostsToBind({ publicOrigin, host })).toEqual(hosts);
});

test("only loopback addresses are bound to this machine alone", () => {
  expect(isBoundToLoopback(["127.0.0.1", "::1"])).toBe(true);
  for (const open of [ALL, ["::"], ["127.0.0.1", "10.0.0.7"]])
    expect([open, isBoundToLoopback(open)]).toEqual([open, false]);
});

test("HOST is an address of this machine or localhost", () => {
  for (const host of ["0.0.0.0", "::", "localhost"])
    expect(readSettings({ HOST: host }).HOST).toBe(host);
  for (const host of ["farthing.example", "127.1", "0177.0.0.1", "*"])
    expect(() => readSettings({ HOST: host })).toThrow(/HOST must be an address/);
});

test("all sockets have one port, and a taken port or an address of another machine is named", async () => {
  const { port, servers } = await listenOn(["127.0.0.1"], 0, () => {});
  await expect(listenOn(["127.0.0.1", "::1"], port, () => {})).rejects.toThrow(
    `Port ${port} is taken`,
  );
  for (const server of servers) server.close();
  await expect(listenOn(["192.0.2.1"], 0, () => {})).rejects.toThrow(/has no address 192\.0\.2\.1/);
});
