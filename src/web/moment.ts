/** Moments in addresses: a day stands for its beginning or its end in UTC, as the question wants. What was known is asked of the past alone. */
import { finding, type FindingCode } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { typedIn } from "./pages/typed.ts";
import { searchTexts } from "./texts/search.ts";

const lastOfDay = "T23:59:59.999Z";

/** The instant that a day (`2022-11-09`) or an instant (`2022-11-09T17:30Z`) names; null where there is none such. */
export function instantFrom(text: string, ofDay: "beginning" | "end"): Instant | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d))?$/.exec(withSign(text));
  if (match === null) return null;
  const [, day = "", time, zone = ""] = match;
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(day)) return null;
  if (time === undefined) return ofDay === "end" ? `${day}${lastOfDay}` : `${day}T00:00:00.000Z`;
  const ms = Date.parse(`${day}${time}${zone}`);
  const instant = Number.isNaN(ms) ? null : new Date(ms).toISOString();
  // Years beyond 9999 would be written with more digits, and sort wrongly.
  return instant?.length === 24 ? instant : null;
}

/** The instant of the past that a text names, or what is wrong with it. Today is no future, though it has not ended. */
export function pastFrom(
  text: string,
  now: Instant,
): { readonly instant: Instant } | { readonly wrong: Extract<FindingCode, "instant-invalid" | "date-future"> } {
  const instant = instantFrom(text, "end");
  if (instant === null) return { wrong: "instant-invalid" };
  return instant > (instant === endOfDay(instant) ? endOfDay(now) : now) ? { wrong: "date-future" } : { instant };
}

/**
 * `asKnownOn` in the address of one thing: the instant that it names; null where it names none. Refuses (`request-invalid`) what is
 * no day and no instant, or still to come.
 */
export function asKnownOnIn(query: unknown, now: Instant): Instant | null {
  const text = typedIn(query).all("asKnownOn").join(" · ").trim();
  if (text === "") return null;
  const past = pastFrom(text, now);
  if ("instant" in past) return past.instant;
  const { asKnownOn } = searchTexts.parameters;
  throw new Refusal("request-invalid", { asKnownOn }, [finding("asKnownOn", past.wrong, text)]);
}

/** The end of the day of an instant, in UTC. */
export function endOfDay(instant: Instant): Instant {
  return `${instant.slice(0, 10)}${lastOfDay}`;
}

/** As addresses and readers have it: the day where its end is meant, else the instant. */
export function shortInstant(instant: Instant): string {
  return instant.endsWith(lastOfDay) ? instant.slice(0, 10) : instant;
}

/** The address of a page in the state that is asked for, as its own parts leave it; null: today's. */
export function asOf(address: string, asKnownOn: Instant | null): string {
  if (asKnownOn === null) return address;
  const [path = "", ...place] = address.split("#");
  const part = `${path.includes("?") ? "&" : "?"}asKnownOn=${shortInstant(asKnownOn)}`;
  return [`${path}${part}`, ...place].join("#");
}

/** A plus sign in an address reads as a space. */
function withSign(text: string): string {
  return text.replace(/ (?=\d\d:\d\d$)/, "+");
}
