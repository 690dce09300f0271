/** What an importer is told of a record of another Casebook besides its sayings: number, title, and day of its version. */
import { parseWhen } from "../../domain/when.ts";
import type { RecordReading } from "../format.ts";
import type { Spoken } from "../parse-saying.ts";

/** The frame of a record with this number, told since this instant; null where either is missing. Up to three victims make the title. */
export function frameOf(
  incident: string | null,
  since: string | null,
  said: readonly Pick<Spoken, "field" | "content" | "polarity">[],
): Pick<RecordReading, "key" | "title" | "published" | "url"> {
  const victims = said.flatMap(({ field, content, polarity }) =>
    field === "victim.name" && content.kind === "name" && polarity === "affirmed" ? [content.name] : [],
  );
  const title = [...new Set(victims)].slice(0, 3).join(", ");
  const day = since?.slice(0, 10) ?? null;
  return {
    key: incident === "" ? null : incident,
    title: title === "" ? incident : title,
    published: day !== null && parseWhen(day) !== null ? day : null,
    url: null,
  };
}
