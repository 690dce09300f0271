/** Relationships of a record: what is connected with its root, and what with what else. */
import type { Entry, RecordView } from "./record-view.ts";
import { textOf } from "./wire.ts";

/** A relationship between the root and another object. */
export interface Link {
  readonly entry: Entry;
  readonly type: string;
  /** Whether it leads from the root to the other object. */
  readonly outward: boolean;
}

/** The relationships of one record that were not revoked, attributions apart: those that were taken back are said to be. */
export interface Relations {
  /** By the id of the other end. */
  readonly ofRoot: ReadonlyMap<string, readonly Link[]>;
  /** All, by the id of their source. */
  readonly from: ReadonlyMap<string, readonly Entry[]>;
}

/** Sorts the relationships of a record. */
export function relationsOf({ root, entries }: RecordView): Relations {
  const ofRoot = new Map<string, Link[]>();
  const from = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { type: kind, revoked, relationship_type: type, source_ref: source, target_ref: target } = entry.object;
    if (kind !== "relationship") continue;
    const [a, b, name] = [textOf(source), textOf(target), textOf(type)];
    if (a === null || b === null || name === null || (revoked === true && name !== "attributed-to")) continue;
    append(from, a, entry);
    if (a === root.object.id) append(ofRoot, b, { entry, type: name, outward: true });
    else if (b === root.object.id) append(ofRoot, a, { entry, type: name, outward: false });
  }
  return { ofRoot, from };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
