/** The API key that an address names. */
import type { KeyId } from "../../domain/key.ts";
import { Refusal } from "../../domain/refusal.ts";
import { typedIn } from "./typed.ts";

/** Refuses (`key-not-found`) what cannot name one, as it refuses those that are not there. */
export function keyIn(params: unknown): KeyId {
  const id = typedIn(params).text("id");
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Refusal("key-not-found", { key: id.slice(0, 80) });
  return id as KeyId;
}
