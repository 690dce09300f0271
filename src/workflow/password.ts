/** Passwords: argon2id hashes in the PHC string format, with the parameters written into each. */
import { argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Refusal } from "../domain/refusal.ts";

const hash = promisify(argon2);

/** 19 MiB and two passes, the second recommendation of OWASP's password storage cheat sheet; about 30 ms. */
const cost: Cost = { memory: 19456, passes: 2, parallelism: 1 };

/** In bytes. */
const tagLength = 32;

/** In characters; more than one further is not even looked at. */
const longestPassword = 200;

/** What a hash costs: memory in KiB, passes over it, and lanes. */
interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** Refuses passwords that are too short, absurdly long, or the account's own name. */
export function requireStrong(password: string, name: string): void {
  const folded = (text: string) => text.normalize("NFKC").toLowerCase();
  if (password.length < 12 || password.length > longestPassword || folded(password) === folded(name))
    throw new Refusal("password-weak");
}

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash` with base 64 parts. `salt` are 16 random bytes. */
export async function encodePassword(password: string, salt: Uint8Array): Promise<string> {
  const tag = await derive(password, salt, cost);
  const plain = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString("base64")
      .replace(/={1,2}$/, "");
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(salt)}$${plain(tag)}`;
}

/** Whether the password is the one behind the encoded hash. Null (no such account, or none set) takes as long and is false. */
export async function isPassword(password: string, encoded: string | null): Promise<boolean> {
  const [, , , parameters = "", salt = "", tag = ""] = (encoded ?? "").split("$");
  const nonce = Buffer.from(salt === "" ? "AAAAAAAAAAAAAAAAAAAAAA" : salt, "base64");
  const derived = await derive(password, nonce, costIn(parameters));
  const kept = Buffer.from(tag, "base64");
  return kept.length === derived.length && timingSafeEqual(kept, derived);
}

/** The cost that a hash was made at, so that a later, higher one locks nobody out; today's where it says none. */
function costIn(parameters: string): Cost {
  const of = (letter: string, usual: number) =>
    Number(new RegExp(`(?:^|,)${letter}=(\\d{1,7})`).exec(parameters)?.[1] ?? usual);
  return { memory: of("m", cost.memory), passes: of("t", cost.passes), parallelism: of("p", cost.parallelism) };
}

/** So many hashes may be wanted at a time, in this process; the memory that they take stays bounded, and so does the wait. */
const mostAtOnce = 200;
let wanted = 0;

/** Refuses (`server-busy`) where too many wait already. */
async function derive(password: string, nonce: Uint8Array, { memory, passes, parallelism }: Cost): Promise<Uint8Array> {
  if (wanted >= mostAtOnce) throw new Refusal("server-busy");
  wanted += 1;
  try {
    const message = password.slice(0, longestPassword + 1).normalize("NFKC");
    return await hash("argon2id", { message, nonce, memory, passes, parallelism, tagLength });
  } finally {
    wanted -= 1;
  }
}
