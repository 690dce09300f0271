/** Instants as TAXII 2.1 counts them: UTC, to the microsecond (sections 3.4 and 3.6). */

/** Microseconds since 1970. Exact to the year 2255, the end of what a number holds. */
export type Micros = number;

/** The instant of an RFC 3339 timestamp in UTC; finer digits are cut off. Null for everything else, days that do not exist among it. */
export function microsOf(text: string): Micros | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(text);
  if (match === null) return null;
  const [, seconds = "", fraction = ""] = match;
  const milliseconds = Date.parse(`${seconds}Z`);
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(seconds)) return null;
  return milliseconds * 1000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

/** `2026-01-05T12:00:00.000001Z`, always with six digits. */
export function sayMicros(micros: Micros): string {
  const rest = String(micros % 1000).padStart(3, "0");
  return `${new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1)}${rest}Z`;
}

/** The version of an object as STIX writes it: three digits, six where it is finer than that. */
export function sayVersion(micros: Micros): string {
  return micros % 1000 === 0 ? new Date(micros / 1000).toISOString() : sayMicros(micros);
}
