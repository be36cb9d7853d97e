/** An authenticator in software: makes passkeys and answers challenges as WebAuthn says, and wrongly where a test wants it. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { env } from "#app/env.server.ts";

interface Options {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
  user?: { id: string };
}

/** What the authenticator says where it differs from the truth. */
export interface Twist {
  origin?: string;
  rpId?: string;
  /** False: the person was not recognised. */
  verified?: boolean;
  counter?: number;
  backedUp?: boolean;
  type?: string;
  crossOrigin?: boolean;
  userHandle?: string;
  /** Names of an attestation's parts, to be refused. */
  attestation?: { fmt: string; attStmt: Map<string, unknown> };
}

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const text = (bytes: Buffer) => bytes.toString("base64url");

/** The few kinds of CBOR that WebAuthn needs. */
function cbor(value: unknown): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.of((major << 5) | n)
      : n < 256
        ? Buffer.of((major << 5) | 24, n)
        : Buffer.of((major << 5) | 25, n >> 8, n & 255);
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  if (!(value instanceof Map)) throw new Error("No CBOR for this.");
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)]),
  ]);
}

/** One passkey. Without `counts` it always says 0, as synced passkeys do. */
export class Authenticator {
  readonly credentialId = randomBytes(16);
  private readonly key: KeyObject;
  private readonly cose: Buffer;
  private counter = 0;
  private handle = "bm9ib2R5";
  private readonly counts: boolean;

  constructor({ counts = true }: { counts?: boolean } = {}) {
    this.counts = counts;
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.key = privateKey;
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    const point = (part: string) => Buffer.from(part, "base64url");
    this.cose = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(x)],
        [-3, point(y)],
      ]),
    );
  }

  /** The answer to registration options, as the page's script sends it. */
  register(options: Options, twist: Twist = {}): string {
    this.handle = options.user?.id ?? "";
    const length = Buffer.of(0, this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.cose]);
    const authData = Buffer.concat([this.data(options, 0x40, twist), attested]);
    const { fmt, attStmt } = twist.attestation ?? { fmt: "none", attStmt: new Map() };
    const attestationObject = cbor(
      new Map<string, unknown>([
        ["fmt", fmt],
        ["attStmt", attStmt],
        ["authData", authData],
      ]),
    );
    return this.sent({
      clientDataJSON: text(this.clientData("webauthn.create", options, twist)),
      attestationObject: text(attestationObject),
      transports: ["internal"],
    });
  }

  /** The answer to authentication options. */
  answer(options: Options, twist: Twist = {}): string {
    if (this.counts) this.counter += 1;
    const authenticatorData = this.data(options, 0, twist);
    const clientData = this.clientData("webauthn.get", options, twist);
    const signature = sign(
      "sha256",
      Buffer.concat([authenticatorData, sha256(clientData)]),
      this.key,
    );
    return this.sent({
      clientDataJSON: text(clientData),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: twist.userHandle ?? this.handle,
    });
  }

  private sent(response: object): string {
    const id = text(this.credentialId);
    return JSON.stringify({ id, rawId: id, type: "public-key", response });
  }

  private clientData(type: string, { challenge }: Options, twist: Twist): Buffer {
    const origin = twist.origin ?? env.publicOrigin;
    const crossOrigin = twist.crossOrigin ?? false;
    return Buffer.from(
      JSON.stringify({ type: twist.type ?? type, challenge, origin, crossOrigin }),
    );
  }

  private data({ rp, rpId }: Options, flags: number, twist: Twist): Buffer {
    const backedUp = (twist.backedUp ?? !this.counts) ? 0x18 : 0;
    const present = 0x01 | ((twist.verified ?? true) ? 0x04 : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? this.counter);
    const site = sha256(twist.rpId ?? rpId ?? rp?.id ?? "");
    return Buffer.concat([site, Buffer.of(flags | backedUp | present), counter]);
  }
}
