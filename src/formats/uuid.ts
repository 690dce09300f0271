/** Identifiers of what we write: UUIDs of version 5 (RFC 9562, section 5.5) in Casebook's own namespace, so that the same thing written twice has the same name. */
import { createHash } from "node:crypto";

/** The namespace: drawn once at random and never to change, since every identifier that was ever written depends on it. */
const namespace = Buffer.from("6f0d4c7e53b84a0f9c2ea1d7b3589e14", "hex");

/** The UUID of a name; names are made of what the thing is, such as `incident/CB-3F7K2M`, never of when or in which order it was written. */
export function uuid5(name: string): string {
  const digest = createHash("sha1").update(namespace).update(name, "utf8").digest();
  const bytes = digest.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
