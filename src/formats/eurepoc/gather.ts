/** Three tables -> records: each incident with its attributions and its receivers. */
import { type Finding, finding } from "../../domain/finding.ts";
import type { Gathered, Table, TableRow } from "../format.ts";

/** The tables, each known by columns that it has and the others have not. */
const signatures = {
  incidents: ["ID", "start_date", "incident_type"],
  attributions: ["incident_ID", "attribution_ID", "attribution_basis"],
  receivers: ["ID", "receiver_country", "receiver_category"],
} as const;

type Kind = keyof typeof signatures;

interface Placed {
  readonly row: TableRow;
  readonly place: string;
}

/**
 * One record an incident, in the order of the tables: `{ incident, attributions, receivers }`, verbatim cells. Rows whose incident is
 * missing, tables that are missing or are none of the three, and incidents that share an ID are findings; incidents are read all the
 * same, and the rows of a shared ID go to its first incident.
 */
export function gather(tables: readonly Table[]): {
  readonly records: Iterable<Gathered>;
  readonly findings: readonly Finding[];
} {
  const kinds = tables.map((table) => ({ table, kind: kindOf(table) }));
  const rowsOf = (kind: Kind) => kinds.flatMap(({ table, kind: known }) => (known === kind ? placed(table) : []));
  const incidents = rowsOf("incidents");
  const first = new Map<string, Placed>();
  const repeated: Finding[] = [];
  for (const one of incidents) {
    const id = idOf(one, "ID");
    if (id === "") continue;
    if (first.has(id)) repeated.push(finding(one.place, "key-repeated", id));
    else first.set(id, one);
  }
  const attributions = childrenOf(rowsOf("attributions"), "incident_ID", first);
  const receivers = childrenOf(rowsOf("receivers"), "ID", first);
  return {
    records: joined(incidents, attributions.byIncident, receivers.byIncident),
    findings: [...tableFindings(kinds), ...repeated, ...attributions.orphans, ...receivers.orphans],
  };
}

function* joined(
  incidents: readonly Placed[],
  attributions: ReadonlyMap<Placed, readonly Placed[]>,
  receivers: ReadonlyMap<Placed, readonly Placed[]>,
): Generator<Gathered> {
  for (const incident of incidents) {
    const [claims, victims] = [attributions.get(incident) ?? [], receivers.get(incident) ?? []];
    yield {
      data: {
        incident: incident.row.cells,
        attributions: claims.map(({ row }) => row.cells),
        receivers: victims.map(({ row }) => row.cells),
      },
      places: [incident, ...claims, ...victims].map(({ place }) => place),
    };
  }
}

/** Receivers repeat the ID column of incidents, so the more telling table is asked for first. */
function kindOf({ columns }: Table): Kind | null {
  const has = (kind: Kind) => signatures[kind].every((column) => columns.includes(column));
  if (has("attributions")) return "attributions";
  if (has("incidents")) return "incidents";
  return has("receivers") ? "receivers" : null;
}

function tableFindings(kinds: readonly { readonly table: Table; readonly kind: Kind | null }[]): readonly Finding[] {
  const strange = kinds.filter(({ kind }) => kind === null);
  const missing = (Object.keys(signatures) as Kind[]).filter((kind) => !kinds.some((one) => one.kind === kind));
  return [
    ...strange.map(({ table }) => finding(table.name, "record-shape", table.columns.join(", "))),
    ...missing.map((kind) => finding(kind, "reference-missing", signatures[kind].join(", "))),
  ];
}

function placed({ name, rows }: Table): readonly Placed[] {
  return rows.map((row) => ({ row, place: `${name} row ${row.number}` }));
}

/** Rows by the incident that they name; those that name none are findings. */
function childrenOf(rows: readonly Placed[], column: string, incidents: ReadonlyMap<string, Placed>) {
  const byIncident = new Map<Placed, Placed[]>();
  const orphans: Finding[] = [];
  for (const row of rows) {
    const id = idOf(row, column);
    const incident = incidents.get(id);
    if (incident === undefined) {
      orphans.push(finding(row.place, "reference-missing", id));
      continue;
    }
    const siblings = byIncident.get(incident);
    if (siblings === undefined) byIncident.set(incident, [row]);
    else siblings.push(row);
  }
  return { byIncident, orphans };
}

/** Numbers that went through a spreadsheet come as `12.0`. */
function idOf({ row: { cells } }: Placed, column: string): string {
  return bareId(Object.hasOwn(cells, column) ? (cells[column] ?? "") : "");
}

/** An identifier without blanks around it and without the decimals that a spreadsheet gave it. */
export function bareId(text: string): string {
  return text.trim().replace(/^(\d+)\.0+$/, "$1");
}
