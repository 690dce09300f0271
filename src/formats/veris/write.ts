/** A projection as a record of VERIS 1.4.1: the standard part for whoever reads VERIS, and beside it what VERIS has no place for. */
import { fieldNames } from "../../domain/field.ts";
import type { Projection, ToldSource } from "../../domain/projection.ts";
import { verisVersion } from "../../vocabulary/veris.ts";
import type { Speaker } from "../format.ts";
import { complete } from "./complete.ts";
import { type Extension, extensionFormat } from "./extension.ts";
import type { Loose } from "./leaves.ts";
import { remainderOf } from "./remainder.ts";
import { readStandard } from "./standard.ts";
import { toldOf } from "./telling.ts";
import { put, type Tree } from "./tree.ts";
import { writeActions } from "./write-actions.ts";
import { writeActors } from "./write-actors.ts";
import { writeEffects } from "./write-effects.ts";
import { writeFrame } from "./write-frame.ts";
import { writeVictims } from "./write-victims.ts";

/** Writes one record. Pure: the same projection and speaker give the same record. */
export function writeVeris(projection: Projection, speaker: Speaker): Tree {
  const told = toldOf(projection);
  const root: Tree = { schema_version: verisVersion, incident_id: projection.incident, source_id: speaker.name };
  writeFrame(root, told);
  const keys = new Map([...writeVictims(root, told), ...writeActors(root, told)]);
  writeActions(root, told);
  writeEffects(root, told);
  complete(root);
  put(root, "/plus/master_id", projection.incident);
  put(root, "/plus/modified", projection.since);
  const remainder = remainderOf(told.all, readStandard(root, false), keys);
  put(root, "/plus/casebook", extensionOf(projection, speaker, remainder));
  return root;
}

function extensionOf(
  projection: Projection,
  { name, url }: Speaker,
  remainder: Pick<Extension, "speakers" | "said" | "filled">,
): Extension {
  const { incident, version, audience, fields, sources } = projection;
  const counted = fieldNames.flatMap((field) => {
    const told = fields[field];
    return told.kind === "counted" ? [[field, told.count] as const] : [];
  });
  const withheld = fieldNames.filter((field) => fields[field].kind === "withheld");
  return {
    format: extensionFormat,
    record: incident,
    version,
    audience,
    site: name,
    url: `${url}/incidents/${incident}`,
    ...(projection.sample ? { sample: true } : {}),
    ...remainder,
    ...(counted.length === 0 ? {} : { counted: Object.fromEntries(counted) }),
    ...(withheld.length === 0 ? {} : { withheld }),
    sources: sources.map(sourceOf),
  };
}

/** A source without what is unknown of it. Its links stand in the references. */
function sourceOf({ publisher, title, url, published }: ToldSource): Loose {
  return {
    publisher,
    ...(title === null ? {} : { title }),
    ...(url === null ? {} : { url }),
    ...(published === null ? {} : { published }),
  };
}
