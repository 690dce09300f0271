/** A telling as one row of the wide table. Only what stands has a place here: neither what was taken back nor what was replaced. */
import { type Field, fieldNames } from "../../domain/field.ts";
import {
  dateOf,
  type Projection,
  shownOf,
  standingOf,
  type Telling,
  titleOf,
  titleVictimsOf,
  type Told,
  type ToldAssertion,
} from "../../domain/projection.ts";
import { sayContent } from "../../domain/say.ts";
import { getWhen } from "../../domain/when.ts";
import type { Speaker, Tellings } from "../format.ts";
import { csvText } from "../rows/csv-text.ts";
import { guarded } from "../rows/formula-guard.ts";
import { shapeOf, wideNames } from "./columns.ts";
import { entryOf, joined, withParts } from "./entry.ts";

/** Cells by the names of their columns; what is missing or null is empty. */
type Cells = Readonly<Record<string, string | null>>;

/** The cells of a telling as they stand in the file, by the names of their columns. */
export function wideCells(telling: Telling, { url }: Speaker): Readonly<Record<string, string>> {
  const cells = telling.kind === "tombstone" ? frameCells(telling, telling.reason) : recordCells(telling, url);
  return Object.fromEntries(wideNames.map((name) => [name, guarded(cells[name] ?? null)]));
}

/** The file: a byte order mark, so that spreadsheets read it as UTF-8, a header, and one row a telling. */
export async function* packWide(tellings: Tellings, speaker: Speaker): AsyncGenerator<string> {
  yield `\ufeff${csvText([wideNames])}`;
  for await (const telling of tellings) {
    const cells = wideCells(telling, speaker);
    yield csvText([wideNames.map((name) => cells[name] ?? "")]);
  }
}

function frameCells({ incident, version, since, audience }: Telling, withdrawn: string | null): Cells {
  return { incident, version: String(version), since, audience, withdrawn };
}

function recordCells(projection: Projection, url: string): Cells {
  const { incident, sample, sources } = projection;
  const date = dateOf(projection);
  const urls = sources.flatMap((source) => source.url ?? []);
  return {
    ...frameCells(projection, null),
    sample: String(sample),
    title: titleOf(projection),
    url: `${url}/incidents/${incident}`,
    ...(date === null ? {} : whenCells("date", [date])),
    ...victimCells(projection),
    ...Object.fromEntries(fieldNames.flatMap((field) => Object.entries(fieldCells(field, projection)))),
    stated_not: joined(fieldNames.flatMap((field) => statedNot(field, projection))),
    source_titles: sources.map(({ title, publisher }) => title ?? publisher).join(" | ") || null,
    source_urls: urls.join(" ") || null,
  };
}

function victimCells(projection: Projection): Cells {
  const [victim] = titleVictimsOf(projection);
  const termOf = (field: Field) =>
    standingOf(projection, field).flatMap(({ about, content }) =>
      about === victim?.about && content.kind === "term" ? [content.term] : [],
    )[0] ?? null;
  if (victim === undefined) return {};
  return {
    primary_victim: victim.name,
    primary_victim_country: termOf("victim.country"),
    primary_victim_sector: termOf("victim.sector"),
  };
}

function fieldCells(field: Field, projection: Projection): Cells {
  const values = standingOf(projection, field).filter(({ content }) => content.kind !== "unknown");
  const state = { [`${field}_state`]: stateOf(field, projection.fields[field]) };
  if (values.length === 0) return state;
  return { ...state, ...valueCells(field, values) };
}

function valueCells(field: Field, values: readonly ToldAssertion[]): Cells {
  switch (shapeOf(field)) {
    case "date": {
      const dates = distinct(values, ({ content }) => `${entryOf(field, null, content)} ${sayContent(field, content)}`);
      const edtf = dates.flatMap(({ content }) => (content.kind === "date" ? [content.edtf] : []));
      return {
        [field]: joined(dates.map(({ content }) => sayContent(field, content))),
        ...whenCells(field, edtf),
      };
    }
    case "amount": {
      const all = distinct(values, ({ content }) => entryOf(field, null, content));
      const bounds = all.flatMap(({ content }) => (content.kind === "amount" ? [content] : []));
      return {
        [field]: joined(all.map(({ content }) => entryOf(field, null, content))),
        [`${field}_min`]: joined(bounds.map(({ min }) => String(min ?? ""))),
        [`${field}_max`]: joined(bounds.map(({ max }) => String(max ?? ""))),
      };
    }
    case "lane":
      return {
        [field]: joined(values.map(({ about, content }) => entryOf(field, about, content))),
        [`${field}_by`]: joined(values.map(speakerOf)),
      };
    case "plain":
      return { [field]: joined([...new Set(values.map(({ about, content }) => entryOf(field, about, content)))]) };
  }
}

function whenCells(column: string, dates: readonly string[]): Cells {
  const whens = dates.map(getWhen);
  return {
    [`${column}_edtf`]: joined(dates),
    [`${column}_min`]: joined(whens.map(({ min }) => min ?? "")),
    [`${column}_max`]: joined(whens.map(({ max }) => max ?? "")),
    [`${column}_precision`]: joined(whens.map(({ precision }) => precision)),
  };
}

function speakerOf({ asserter, stance }: ToldAssertion): string {
  return withParts([asserter?.name ?? null, asserter?.role ?? null, stance]);
}

/** In which form a field is told, and where nothing stands in it, why. */
function stateOf(field: Field, told: Told): string {
  if (told.kind === "withheld") return "withheld";
  if (told.kind === "counted") return `counted: ${told.count}`;
  if (told.assertions.length === 0) return "not-reported";
  const standing = told.assertions.filter(({ stance }) => stance !== "retracted" && stance !== "superseded");
  const affirmed = standing.filter(({ polarity }) => polarity === "affirmed");
  const absences = affirmed.filter(({ content }) => content.kind === "unknown");
  const states = [
    ...(affirmed.length > absences.length ? ["shown"] : []),
    ...new Set(absences.map(({ about, content }) => entryOf(field, about, content))),
    ...(standing.length > affirmed.length ? ["stated-not"] : []),
  ];
  return joined(states) ?? "taken-back";
}

function statedNot(field: Field, projection: Projection): readonly string[] {
  const negated = shownOf(projection, field).filter(
    ({ polarity, stance, content }) =>
      polarity === "negated" && stance !== "retracted" && stance !== "superseded" && content.kind !== "unknown",
  );
  return [...new Set(negated.map(({ about, content }) => `${field} = ${entryOf(field, about, content)}`))];
}

function distinct<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}
