/** A record that is being built: plain data, grown place by place. Paths are JSON Pointers to members of objects. */

/** An object of a record. */
export type Tree = Record<string, unknown>;

/** Puts a value where nothing stands yet, with the objects above it. */
export function put(root: Tree, path: string, value: unknown): void {
  const [parent, last] = placeOf(root, path);
  if (!Object.hasOwn(parent, last)) parent[last] = value;
}

/** Adds a value to a list, once, with the list and the objects above it. */
export function add(root: Tree, path: string, value: string): void {
  const list = growingList(root, path);
  if (!list.includes(value)) list.push(value);
}

/** Adds a value to a list, however often it stands there, with the list and the objects above it. */
export function append(root: Tree, path: string, value: unknown): void {
  growingList(root, path).push(value);
}

/** Adds an object with this one member to a list, where no object of the list has it. */
export function addMember(root: Tree, path: string, member: string, value: string): void {
  const list = growingList(root, path);
  if (!list.some((one) => isTree(one) && one[member] === value)) list.push({ [member]: value });
}

/** The list at a path; empty where there is none. */
export function listIn(root: Tree, path: string): readonly unknown[] {
  const value = valueIn(root, path);
  return Array.isArray(value) ? value : [];
}

/** What stands at a path; undefined where nothing does. */
export function valueIn(root: Tree, path: string): unknown {
  let value: unknown = root;
  for (const step of path.slice(1).split("/")) value = isTree(value) ? value[step] : undefined;
  return value;
}

/** Whether a value is an object with named members. */
export function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function growingList(root: Tree, path: string): unknown[] {
  const [parent, last] = placeOf(root, path);
  const known = parent[last];
  if (Array.isArray(known)) return known;
  const list: unknown[] = [];
  parent[last] = list;
  return list;
}

function placeOf(root: Tree, path: string): readonly [parent: Tree, last: string] {
  const steps = path.slice(1).split("/");
  const last = steps.pop() ?? "";
  let parent = root;
  for (const step of steps) {
    const known = parent[step];
    const next: Tree = isTree(known) ? known : {};
    parent[step] = next;
    parent = next;
  }
  return [parent, last];
}
