/** The root of a record: its title, description, labels and references. */
import { finding } from "../../domain/finding.ts";
import type { RecordReading } from "../format.ts";
import { readLabel } from "./labels.ts";
import type { Entry } from "./record-view.ts";
import { cover, take, type Taking } from "./taking.ts";
import { dateOfTimestamp } from "./times.ts";
import { hasExtension, listOf, membersOf, recordExtension, textOf } from "./wire.ts";

/** What names the record and where it comes from. */
export type RootRead = Pick<RecordReading, "key" | "title" | "published" | "url" | "links">;

/** Takes the root. `reports` are those that speak of it. */
export function takeRoot(taking: Taking, reports: readonly Entry[]): RootRead {
  const { root } = taking.view;
  const { object } = root;
  checkVersion(taking, root);
  cover(taking, root, "name");
  take(taking, { field: "description", about: null, entry: root, selector: "description" });
  // Not of the standard, but common: the stub has no other place for when it began.
  if (object.type === "incident")
    take(taking, { field: "date.began", about: null, entry: root, selector: "first_seen" });
  takeLabels(taking, root);
  const dated = dateOfTimestamp(object["published"] ?? object["modified"] ?? object["created"], undefined);
  if (object.type === "report") takeReport(taking, root);
  const references = [root, ...reports].flatMap((entry) => takeReferences(taking, entry));
  const own = references.find(({ of, id }) => of === root && id !== null);
  return {
    key: object.id,
    title: textOf(object["name"]),
    published: dated?.edtf ?? null,
    url: own?.url ?? null,
    links: [...new Set(references.filter((reference) => reference !== own).map(({ url }) => url))],
  };
}

/** The sources of the record as reports: what tells where they are is used for its links. */
export function takeSources(taking: Taking, reports: readonly Entry[]): void {
  for (const report of reports) {
    const linked = listOf(report.object["external_references"]).some((one) => urlOf(membersOf(one)["url"]) !== null);
    if (linked) takeReport(taking, report);
  }
}

function takeReport(taking: Taking, report: Entry): void {
  cover(taking, report, "name", "published", "report_types", "object_refs");
}

/** STIX 2.0 has no `spec_version` on its objects; a version that is not known here is read as 2.1. */
function checkVersion({ findings }: Taking, { object, at }: Entry): void {
  const version = object["spec_version"];
  if (version === "2.1") return;
  const old = version === undefined || version === "2.0";
  findings.push(finding(old ? at : `${at}/spec_version`, old ? "record-upgraded" : "schema-unknown", version));
}

function takeLabels(taking: Taking, entry: Entry): void {
  listOf(entry.object["labels"]).forEach((label, index) => {
    const read = readLabel(textOf(label) ?? "");
    if (read !== null) take(taking, { field: read.field, about: null, entry, selector: `labels.[${index}]` });
    else if (label === "sample" && hasExtension(entry.object, recordExtension)) cover(taking, entry, `labels/${index}`);
  });
}

interface Reference {
  readonly of: Entry;
  readonly url: string;
  /** Null where the reference is to a page, and not to an entry of a register. */
  readonly id: string | null;
}

/** A reference to a page is used up by its link: what it is called and what it hashes to name the page. */
function takeReferences(taking: Taking, entry: Entry): readonly Reference[] {
  return listOf(entry.object["external_references"]).flatMap((reference, index) => {
    const { url, external_id: id } = membersOf(reference);
    const address = urlOf(url);
    // A source of ours without an address is named there for people; nothing here is made of its name.
    if (address !== null || taking.own) cover(taking, entry, `external_references/${index}`);
    if (address === null) return [];
    return [{ of: entry, url: address, id: textOf(id) }];
  });
}

function urlOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
