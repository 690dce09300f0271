/** Regions of the world by their codes in UN M49, as VERIS joins them: three digits of the region, three of its part. */

/** M49 code of a part of the world -> its English name and the code of the region that it is part of; regions have no such code. */
const parts: ReadonlyMap<string, readonly [name: string, region: string | null]> = new Map([
  ["002", ["Africa", null]],
  ["011", ["Western Africa", "002"]],
  ["014", ["Eastern Africa", "002"]],
  ["015", ["Northern Africa", "002"]],
  ["017", ["Middle Africa", "002"]],
  ["018", ["Southern Africa", "002"]],
  ["019", ["Americas", null]],
  ["005", ["South America", "019"]],
  ["013", ["Central America", "019"]],
  ["021", ["Northern America", "019"]],
  ["029", ["Caribbean", "019"]],
  ["142", ["Asia", null]],
  ["030", ["Eastern Asia", "142"]],
  ["034", ["Southern Asia", "142"]],
  ["035", ["South-eastern Asia", "142"]],
  ["143", ["Central Asia", "142"]],
  ["145", ["Western Asia", "142"]],
  ["150", ["Europe", null]],
  ["039", ["Southern Europe", "150"]],
  ["151", ["Eastern Europe", "150"]],
  ["154", ["Northern Europe", "150"]],
  ["155", ["Western Europe", "150"]],
  ["009", ["Oceania", null]],
  ["053", ["Australia and New Zealand", "009"]],
  ["054", ["Melanesia", "009"]],
  ["057", ["Micronesia", "009"]],
  ["061", ["Polynesia", "009"]],
]);

const codes: ReadonlyMap<string, string> = new Map(
  [...parts].map(([code, [name, region]]) => [name, region === null ? `${code}000` : region + code]),
);

/** What VERIS writes where the region is not known. */
export const unknownRegion = "000000";

/** What a region's code says. */
export interface Region {
  readonly name: string;
  /** False where the code had to be read by its better half. */
  readonly clean: boolean;
}

/** The region for six digits such as `019021`: of its part where that is known, else of its region; null where neither is. */
export function regionOf(code: string): Region | null {
  if (!/^\d{6}$/.test(code)) return null;
  const [region, part] = [code.slice(0, 3), code.slice(3)];
  const name = parts.get(part)?.[0] ?? parts.get(region)?.[0];
  if (name === undefined) return null;
  return { name, clean: codes.get(name) === code };
}

/** The six digits for the name of a region; null where it is no region of M49. */
export function codeOfRegion(name: string): string | null {
  return codes.get(name) ?? null;
}
