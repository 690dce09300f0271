/** What an audience learned lately: new records, new versions of records, and records that were withdrawn. */
import type { AudienceName } from "../../domain/audience.ts";
import { canonicalJson } from "../../domain/digest.ts";
import { type News, newsKinds } from "../../domain/news.ts";
import { countriesOf, dateOf, type Telling } from "../../domain/projection.ts";
import { sayWhen } from "../../domain/when.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import { changesTexts } from "../texts/changes.ts";
import { type Html, html } from "./html.ts";
import { linkTo, type RecordSummary, sampleMark, summaryOf } from "./record-table.ts";
import { sayCountry } from "./saying.ts";

const texts = changesTexts.learned;

/** One thing learned, as JSON. */
export interface LearnedSummary {
  readonly what: "new-record" | "new-version" | "withdrawn";
  /** What its newest change means. */
  readonly news: readonly News[];
  readonly incident: string;
  readonly version: number;
  /** When it was first told so. */
  readonly since: string;
  /** Null for a record that was withdrawn. */
  readonly record: RecordSummary | null;
  /** Why it was withdrawn; null where it was not. */
  readonly reason: string | null;
  /** How many more records were withdrawn the same day for the same reason. */
  readonly more: number;
}

/** What is told of a record since its last change. */
export interface Learned {
  readonly telling: Telling;
  readonly news: readonly News[];
  /** How many more records were withdrawn the same day for the same reason; 0 for what was not withdrawn. */
  readonly more: number;
}

/** How many changes are looked at for each entry: one record may have changed several times, many may be withdrawn at once. */
const lookedAt = 4;

/** What is told now of the records that changed last, the newest change first, each record once. Withdrawals of one kind are one entry. */
export async function learnedLately(
  shelf: Pick<ProjectionShelf, "changeNumber" | "changesSince" | "findTelling">,
  audience: AudienceName,
  most: number,
): Promise<readonly Learned[]> {
  const newest = await shelf.changeNumber(audience);
  const changes = await shelf.changesSince(audience, Math.max(0, newest - most * lookedAt), most * lookedAt);
  const learned = new Map<string, Learned>();
  const latest = new Map(changes.map((change) => [change.incident, change]));
  for (const { incident, news } of [...latest.values()].toSorted((a, b) => b.number - a.number)) {
    if (learned.size === most) break;
    const telling = await shelf.findTelling(incident, audience);
    if (telling === null) continue;
    const key = telling.kind === "record" ? incident : canonicalJson([dayOf(telling), telling.reason]);
    const first = learned.get(key);
    learned.set(key, first === undefined ? { telling, news, more: 0 } : { ...first, more: first.more + 1 });
  }
  return [...learned.values()];
}

/** The JSON of one entry. */
export function learnedSummary({ telling, news, more }: Learned): LearnedSummary {
  const { incident, version, since } = telling;
  const record = telling.kind === "record" ? summaryOf(telling) : null;
  const reason = telling.kind === "tombstone" ? telling.reason : null;
  return { what: whatOf(telling), news, incident, version, since, record, reason, more };
}

/** A line for each; a day that is the same as in the line above is not shown again, but still read out. */
export function learnedList(entries: readonly Learned[]): Html {
  const days = entries.map(({ telling }) => dayOf(telling));
  return html`<ul class="record-lines">
    ${entries.map((entry, index) => {
      const day = sayWhen(dayOf(entry.telling));
      const again = index > 0 && days[index - 1] === days[index];
      return html`<li>
        <span class="when">${again ? html`<span class="unseen">${day}</span>` : day}</span>
        <span>${learnedLine(entry)}</span>
      </li>`;
    })}
  </ul>`;
}

function learnedLine({ telling, news, more }: Learned): Html {
  const { incident, version } = telling;
  if (telling.kind === "tombstone") {
    const link = html`<a href="/incidents/${incident}">${incident}</a>`;
    return html`${more === 0 ? link : texts.andMore(link, more)}
      <span class="fine below">${texts.withdrawn(html`<bdi>${telling.reason}</bdi>`)}</span>`;
  }
  const date = dateOf(telling);
  const countries = countriesOf(telling);
  const facts = [
    html`${news.map((kind) => newsKinds[kind].toLowerCase()).join(", ")}`,
    ...(version === 1 ? [] : [texts.nowVersion(version)]),
    ...(date === null ? [] : [texts.incidentOf(sayWhen(date))]),
    ...(countries.length === 1 ? countries.map((code) => sayCountry(code)) : []),
  ];
  return html`${linkTo(telling)} ${sampleMark(telling)}
    <span class="fine below">${facts.map((fact, index) => (index === 0 ? fact : html` · ${fact}`))}</span>`;
}

function dayOf({ since }: Telling): string {
  return since.slice(0, 10);
}

function whatOf({ kind, version }: Telling): LearnedSummary["what"] {
  if (kind === "tombstone") return "withdrawn";
  return version === 1 ? "new-record" : "new-version";
}
