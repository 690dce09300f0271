/** An authenticator in software for tests: makes and shows passkeys as a browser would send them, and can be made to lie about anything. */
import { createSign, generateKeyPairSync, hash, type KeyObject, randomBytes } from "node:crypto";

/** What is not as it should be. */
export interface Twists {
  readonly origin?: string;
  readonly relyingParty?: string;
  readonly challenge?: string;
  readonly userVerified?: boolean;
  /** How many uses it says it has had; left out: one more each time. */
  readonly counter?: number;
  /** Signs with another key than the one that was registered. */
  readonly otherKey?: boolean;
  readonly userHandle?: string;
  readonly id?: string;
  readonly type?: string;
}

/** A passkey in the hand of its holder. */
export interface HeldPasskey {
  readonly id: string;
  /** `AuthenticationResponseJSON` for what `requestOptions` gives. */
  show(options: { readonly challenge: string; readonly rpId?: string }, origin: string, twists?: Twists): object;
}

/** Makes one for what `creationOptions` gives. `response` is `RegistrationResponseJSON`. */
export function makePasskey(
  options: {
    readonly challenge: string;
    readonly rp: { readonly id?: string };
    readonly user: { readonly id: string };
  },
  origin: string,
  twists: Twists = {},
): { readonly response: object; readonly held: HeldPasskey } {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const rawId = randomBytes(16);
  const id = rawId.toString("base64url");
  const jwk = keys.publicKey.export({ format: "jwk" });
  const point = (text = "") => Buffer.from(text, "base64url");
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(jwk.x)],
      [-3, point(jwk.y)],
    ]),
  );
  const length = Buffer.alloc(2);
  length.writeUInt16BE(rawId.length);
  const data = dataOf(twists.relyingParty ?? options.rp.id ?? "", 0x40 | flagsOf(twists), twists.counter ?? 0);
  const authData = Buffer.concat([data, Buffer.alloc(16), length, rawId, cose]);
  const attestation = cbor(
    new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]),
  );
  const clientDataJSON = clientData("webauthn.create", options.challenge, origin, twists);
  const response = {
    id,
    rawId: id,
    type: "public-key",
    response: { clientDataJSON, attestationObject: attestation.toString("base64url"), transports: ["internal"] },
    clientExtensionResults: {},
  };
  return { response, held: holding(id, keys.privateKey, options.user.id) };
}

function holding(id: string, key: KeyObject, userHandle: string): HeldPasskey {
  let uses = 0;
  return {
    id,
    show: (options, origin, twists = {}) => {
      uses += 1;
      const clientDataJSON = clientData("webauthn.get", options.challenge, origin, twists);
      const data = dataOf(twists.relyingParty ?? options.rpId ?? "", flagsOf(twists), twists.counter ?? uses);
      const signed = Buffer.concat([
        data,
        Buffer.from(hash("sha256", Buffer.from(clientDataJSON, "base64url"), "hex"), "hex"),
      ]);
      const signer = twists.otherKey === true ? generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey : key;
      const shown = twists.id ?? id;
      return {
        id: shown,
        rawId: shown,
        type: "public-key",
        response: {
          clientDataJSON,
          authenticatorData: data.toString("base64url"),
          signature: createSign("sha256").update(signed).sign(signer, "base64url"),
          userHandle: twists.userHandle ?? userHandle,
        },
        clientExtensionResults: {},
      };
    },
  };
}

function clientData(type: string, challenge: string, origin: string, twists: Twists): string {
  const told = { type: twists.type ?? type, challenge: twists.challenge ?? challenge, origin: twists.origin ?? origin };
  return Buffer.from(JSON.stringify({ ...told, crossOrigin: false })).toString("base64url");
}

function flagsOf({ userVerified = true }: Twists): number {
  return 0x01 | (userVerified ? 0x04 : 0);
}

/** The first 37 bytes of authenticator data (WebAuthn Level 2, 6.1). */
function dataOf(relyingParty: string, flags: number, counter: number): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags, 0);
  rest.writeUInt32BE(counter, 1);
  return Buffer.concat([Buffer.from(hash("sha256", relyingParty, "hex"), "hex"), rest]);
}

/** The little of CBOR (RFC 8949) that a passkey is written in. */
function cbor(value: unknown): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) {
    const entries = [...(value as Map<unknown, unknown>)].flatMap(([name, held]) => [cbor(name), cbor(held)]);
    return Buffer.concat([head(5, value.size), ...entries]);
  }
  throw new TypeError("nothing that a passkey is written in");
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 0xff]);
}
