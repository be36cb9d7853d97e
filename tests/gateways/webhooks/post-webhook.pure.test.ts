/** The socket to unknown servers: public addresses only, the checked one, with a deadline, without redirects. */
import { describe, expect, test } from "vitest";
import { allowedAddresses, AddressRefused } from "#app/gateways/webhooks/allowed-addresses.ts";
import { postWebhook } from "#app/gateways/webhooks/post-webhook.ts";
import { startReceiver } from "./receiver.ts";
import { TEST_CERTIFICATE } from "./test-certificate.ts";

const posting = (url: string) => ({ url, headers: { "webhook-id": "evt_1" }, body: '{"a":"ä"}' });
const PRIVATE = "The address leads into a private network, which Farthing does not send to.";

describe("a webhook's target", () => {
  test.each([
    ["a private address", ["10.0.0.7"]],
    ["the metadata service", ["169.254.169.254"]],
    ["this machine", ["127.0.0.1"]],
    ["this machine, written as version six", ["::ffff:127.0.0.1"]],
    ["a shared address", ["100.64.0.9"]],
    ["a link-local address", ["fe80::1"]],
    ["a unique local address", ["fd00::1"]],
    ["one inside address among public ones", ["93.184.216.34", "192.168.0.1"]],
    ["nowhere", []],
    ["something that is no address", ["localhost"]],
  ])("is refused when its name leads to %s", async (_, addresses) => {
    const resolver = () => Promise.resolve(addresses);
    const answer = await postWebhook(posting("https://hooks.example.com/"), {
      resolver,
      allowLoopback: false,
    });
    expect(answer).toMatchObject({ status: null, excerpt: PRIVATE });
  });

  test.each([
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "https://[fd00:ec2::254]/",
  ])("%s is refused without a look-up or a connection", async (url) => {
    const resolver = () => Promise.reject(new Error("asked"));
    const options = { resolver, allowLoopback: false };
    expect(await postWebhook(posting(url), options)).toMatchObject({
      status: null,
      excerpt: PRIVATE,
    });
  });

  test("on this machine is reached when the site is on it, and no other private address is", async () => {
    const to = (address: string) => ({
      resolver: () => Promise.resolve([address]),
      allowLoopback: true,
    });
    await expect(allowedAddresses("x.test", to("127.0.0.1"))).resolves.toEqual(["127.0.0.1"]);
    for (const inside of ["10.0.0.1", "169.254.169.254", "0.0.0.0", "::ffff:10.0.0.1"])
      await expect(allowedAddresses("x.test", to(inside))).rejects.toThrow(AddressRefused);
  });

  test("is looked up once, and the socket connects to that answer", async () => {
    const receiver = await startReceiver();
    let asked = 0;
    const resolver = () => {
      asked += 1;
      return Promise.resolve(asked === 1 ? ["127.0.0.1"] : ["10.0.0.1"]);
    };
    const url = `http://hooks.example.com:${receiver.port}/in?x=1`;
    const answer = await postWebhook(posting(url), { resolver, allowLoopback: true });
    expect(answer).toMatchObject({ status: 204, excerpt: "" });
    expect(asked).toBe(1);
    expect(receiver.received).toMatchObject([
      {
        method: "POST",
        path: "/in?x=1",
        body: '{"a":"ä"}',
        headers: {
          host: `hooks.example.com:${receiver.port}`,
          "content-type": "application/json",
          "webhook-id": "evt_1",
        },
      },
    ]);
  });

  test("with TLS has its certificate checked against the name as written, not against the address", async () => {
    const receiver = await startReceiver({ tls: true });
    const options = {
      resolver: () => Promise.resolve(["127.0.0.1"]),
      allowLoopback: true,
      ca: TEST_CERTIFICATE,
    };
    const to = (name: string) => postWebhook(posting(`https://${name}:${receiver.port}/`), options);
    expect(await to("hooks.example.com")).toMatchObject({ status: 204, excerpt: "" });
    expect(await to("other.example.com")).toMatchObject({
      status: null,
      excerpt: expect.stringContaining("certificate") as string,
    });
    const { ca: _, ...untrusting } = options;
    const url = `https://hooks.example.com:${receiver.port}/`;
    expect((await postWebhook(posting(url), untrusting)).excerpt).toContain("certificate");
    expect(receiver.received).toHaveLength(1);
  });
});

describe("a webhook's answer", () => {
  const local = { allowLoopback: true };

  test.each([301, 302, 303, 307, 308])("that redirects (%d) is not followed", async (status) => {
    const [receiver, elsewhere] = [await startReceiver(), await startReceiver()];
    receiver.answer((answer) => answer.writeHead(status, { location: elsewhere.origin }).end());
    const answer = await postWebhook(posting(receiver.origin), local);
    expect(answer.status).toBe(status);
    expect(elsewhere.connections()).toBe(0);
  });

  test("that never comes is given up on", async () => {
    const receiver = await startReceiver();
    receiver.answer(() => {});
    const answer = await postWebhook(posting(receiver.origin), { ...local, limitMs: 300 });
    expect(answer).toMatchObject({
      status: null,
      excerpt: "There was no answer within 0.3 seconds.",
    });
  });

  test("is given up on when the name server never answers", async () => {
    const resolver = () => new Promise<string[]>(() => {});
    const answer = await postWebhook(posting("https://a.example/"), { resolver, limitMs: 200 });
    expect(answer).toMatchObject({
      status: null,
      excerpt: "There was no answer within 0.2 seconds.",
    });
  });

  test("that began and then drips counts as an answer", async () => {
    const receiver = await startReceiver();
    receiver.answer((answer) => void answer.writeHead(200).write("so far"));
    const answer = await postWebhook(posting(receiver.origin), { ...local, limitMs: 300 });
    expect(answer).toMatchObject({ status: 200, excerpt: "so far" });
  });

  test("without end is read no further than its beginning", async () => {
    const receiver = await startReceiver();
    let written = 0;
    receiver.answer((answer) => {
      answer.writeHead(200);
      const more = () => {
        if (answer.destroyed) return;
        written += 65_536;
        if (answer.write("x".repeat(65_536))) setImmediate(more);
        else answer.once("drain", more);
      };
      more();
    });
    const answer = await postWebhook(posting(receiver.origin), local);
    expect(answer.status).toBe(200);
    expect(answer.excerpt).toHaveLength(300);
    expect(written).toBeLessThan(50_000_000);
  });

  test("with endless headers is refused", async () => {
    const receiver = await startReceiver();
    receiver.answer((answer) => answer.writeHead(200, { "x-long": "x".repeat(100_000) }).end());
    const answer = await postWebhook(posting(receiver.origin), local);
    expect(answer.status).toBeNull();
    expect(answer.excerpt).toContain("headers");
  });

  test("has its characters that no database and no page can show turned into spaces", async () => {
    const receiver = await startReceiver();
    receiver.answer((answer) => answer.writeHead(500).end("a\u0000b\r\n\u2028c\u001b[31m"));
    expect(await postWebhook(posting(receiver.origin), local)).toMatchObject({
      status: 500,
      excerpt: "a b c [31m",
    });
  });

  test("that is missing is explained: connection cut, connection refused, name unknown", async () => {
    const receiver = await startReceiver();
    receiver.answer((answer) => answer.destroy());
    expect((await postWebhook(posting(receiver.origin), local)).excerpt).toContain("cut");
    const closed = await postWebhook(posting("http://127.0.0.1:9/"), local);
    expect(closed).toMatchObject({ status: null, excerpt: "Nothing answers at the address." });
    const missing = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    const lost = await postWebhook(posting("https://a.example/"), { resolver: missing });
    expect(lost.excerpt).toBe("The name of the address could not be found.");
  });
});
