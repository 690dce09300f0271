/**
 * Leaves: a record as the flat list of what stands in it, each with its place. Where a thing stands decides what it says, and what
 * nobody has said, used or noted in the end is named as lost: no value of a record goes by in silence.
 */
import { escapeStep } from "../leftovers.ts";

/** One value of a record. */
export interface Leaf {
  /** Pointer without the places in lists: `/action/hacking/variety`. Steps of an upgrade may change it. */
  readonly path: string;
  /** Where it stands in the record as it came (RFC 6901); no step changes it. */
  readonly pointer: string;
  /** As it stands there, or as a step of an upgrade has it. Lists and objects are leaves where they are empty or lie too deep. */
  readonly value: unknown;
  /** How a step changed it: `exact` says the same in newer words, `near` takes the nearest newer word; null: no step did. */
  readonly upgraded: "exact" | "near" | null;
}

/** A record with its leaves. */
export interface Sheet {
  /** As it came. */
  readonly record: Loose;
  /** The leaves by path; places where nothing stands (null, empty texts, lists and objects) have none. */
  readonly leaves: ReadonlyMap<string, readonly Leaf[]>;
  /** Whether no part of it was too deep to be opened. */
  readonly shallow: boolean;
}

/** Anything with named members. */
export type Loose = Readonly<Record<string, unknown>>;

/** Records of VERIS are five levels deep; what lies deeper than this is not opened. */
const deepest = 24;

const none: readonly Leaf[] = [];

/** The sheet of a record. `change` sees every leaf once; what stands below the pointer `except` is left out. */
export function sheetOf(record: Loose, change: (leaf: Leaf) => Leaf, except: string | null): Sheet {
  const leaves = new Map<string, Leaf[]>();
  let shallow = true;
  const add = (path: string, pointer: string, value: unknown): void => {
    if (!isValue(value)) return;
    const leaf = change({ path, pointer, value, upgraded: null });
    const known = leaves.get(leaf.path);
    if (known === undefined) leaves.set(leaf.path, [leaf]);
    else known.push(leaf);
  };
  const visit = (value: unknown, path: string, pointer: string, depth: number): void => {
    if (pointer === except) return;
    if (typeof value !== "object" || value === null || isEmpty(value)) {
      add(path, pointer, value);
    } else if (depth >= deepest) {
      shallow = false;
      add(path, pointer, value);
    } else if (Array.isArray(value)) {
      value.forEach((member: unknown, index) => {
        visit(member, path, `${pointer}/${index}`, depth + 1);
      });
    } else {
      for (const [key, member] of Object.entries(value)) {
        const step = key.includes("/") || key.includes("~") ? `/${escapeStep(key)}` : `/${key}`;
        const place = pointer + step;
        // Outside of lists both are the same text, which is made once.
        visit(member, path === pointer ? place : path + step, place, depth + 1);
      }
    }
  };
  visit(record, "", "", 0);
  return { record, leaves, shallow };
}

/** The leaves of a path; empty where nothing stands there. */
export function leavesAt(sheet: Sheet, path: string): readonly Leaf[] {
  return sheet.leaves.get(path) ?? none;
}

/** The only leaf of a path that is no list, or the first where it is one after all; undefined where nothing stands there. */
export function leafAt(sheet: Sheet, path: string): Leaf | undefined {
  return sheet.leaves.get(path)?.[0];
}

/** Whether something stands there: null, empty texts, empty lists and empty objects are no values. */
export function isValue(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || !isEmpty(value);
}

/** Whether a value is an object with named members. */
export function isLoose(value: unknown): value is Loose {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The member of an object; undefined where there is none, or no object. */
export function memberOf(value: unknown, key: string): unknown {
  return isLoose(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isEmpty(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}
