/** A casebook with a canary in everything that only some may know: words that stand nowhere else, so that wherever one turns up it got out. */
import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { type AccountId, houseAccount, newAccount } from "../../src/domain/account.ts";
import { type GroupName, partnersOf } from "../../src/domain/audience.ts";
import { fieldNames, fields, type Field } from "../../src/domain/field.ts";
import { type ImportId, noCounts } from "../../src/domain/import-run.ts";
import { type IncidentId, parseIncidentId } from "../../src/domain/incident.ts";
import type { Marking } from "../../src/domain/marking.ts";
import type { AuditAction } from "../../src/domain/audit.ts";
import { unrestricted } from "../../src/domain/restriction.ts";
import { reference } from "../../src/domain/shipped-policies.ts";
import { createApp } from "../../src/web/app.ts";
import { abandonDraft } from "../../src/workflow/abandon.ts";
import { noteDeed } from "../../src/workflow/audit.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import { addGroup } from "../../src/workflow/groups.ts";
import type { House } from "../../src/workflow/house.ts";
import { illustrate } from "../../src/workflow/illustrate.ts";
import { makeKey } from "../../src/workflow/keys.ts";
import { establishPolicy } from "../../src/workflow/policy.ts";
import { publishDraft } from "../../src/workflow/publish.ts";
import { receive } from "../../src/workflow/receive.ts";
import { buildRelease } from "../../src/workflow/release.ts";
import { restrict } from "../../src/workflow/restrict.ts";
import { retellAll } from "../../src/workflow/retelling.ts";
import { reviewDraft, type Wish } from "../../src/workflow/review.ts";
import { saveSearch } from "../../src/workflow/save-search.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import type { WrittenAssertion } from "../../src/workflow/written.ts";
import { pngOf } from "../arbitrary/picture.ts";
import { otherGroups, readersGroup } from "../arbitrary/world-groups.ts";
import { openPublicHouse } from "../flow/public-house.ts";

/** The casebook, its application, everything that the application has logged so far, and the canaries by who may know of them. */
export interface CanaryHouse {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly log: readonly string[];
  readonly canaries: Readonly<Record<Circle, ReadonlySet<string>>>;
  /** Numbers of records, and names of drafts, imports, releases and accounts, by which hidden things could be asked for. */
  readonly incidents: readonly string[];
  readonly others: readonly string[];
  readonly reports: readonly string[];
}

/** Words of the record that everybody is told. */
export const openWords = { victim: "State of Southmoor", slug: "state-of-southmoor" } as const;

/** Who may know: members, partners of the readers' group, or the desk alone. What only partners of another group may know counts as the desk's. */
export type Circle = "member" | "group" | "desk";

/** Of this record everybody is told something. */
export const mixed = numberOf("CB-KANAR1");

/** Of this one partners of the readers' group are told, and nobody wider. */
export const shared = numberOf("CB-KANAR3");

const hidden = numberOf("CB-KANAR2");
const speaker = { name: "Casebook", url: "https://casebook.example" };

/** Opens it, logging at this level. */
export async function openCanaryHouse(level: "info" | "trace"): Promise<CanaryHouse> {
  const { house: growing, app: quiet } = await openPublicHouse();
  await quiet.close();
  const canaries = { member: new Set<string>(), group: new Set<string>(), desk: new Set<string>() };
  const counter = { value: 0 };
  const plant = (circle: Circle) => {
    const token = `zq${createHash("sha256").update(`${circle} ${counter.value++}`).digest("hex").slice(0, 10)}`;
    canaries[circle].add(token);
    return token;
  };
  await plantGroups(growing, plant);
  const reports = await plantRecords(growing, plant);
  const others = [...(await plantAtDesk(growing, plant)), ...(await plantPeople(growing, plant))];
  const now = growing.clock();
  // From here on the clock stands, or sessions would end under so many questions.
  const house = { ...growing, clock: () => now };
  const log: string[] = [];
  const stream = { write: (line: string) => void log.push(line) };
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: speaker.url,
    siteName: "Casebook",
    sample: false,
  };
  const app = await createApp({ house, settings, log: { level, stream } });
  return { house, app, log, canaries, incidents: [mixed, hidden, shared, "CB-KANAR9"], others, reports };
}

type Plant = (circle: Circle) => string;

/** Two groups: the one whose partners ask, and another. */
async function plantGroups(house: House, plant: Plant): Promise<void> {
  await establishPolicy(house, { written: reference, isSet: false });
  for (const [name, circle] of [
    [readersGroup, "group"],
    [otherGroups[0], "desk"],
  ] as const) {
    await addGroup(house, houseDoer, { name, title: plant(circle), about: plant(circle) });
  }
  await retellAll(house, null);
}

/**
 * A record of which everybody is told something, members more, partners of a group what is for them, and the desk the most; one of which
 * partners of the group are told, and one of which the desk alone is.
 */
async function plantRecords(house: House, plant: Plant): Promise<readonly string[]> {
  const open: readonly WrittenAssertion[] = [
    {
      field: "victim.name",
      about: "victim-1",
      value: openWords.victim,
      quote: "The state of Southmoor",
      role: "victim",
    },
    { field: "date.began", value: "2022-11-08", quote: "8 November 2022" },
    { field: "incident.type", value: "ddos", quote: "a flood of traffic" },
  ];
  const text = "The state of Southmoor was hit by a flood of traffic on 8 November 2022.";
  const first = await publish(
    house,
    { text, title: "Polling day", publisher: "Southmoor Post", url: "https://example.org/a" },
    "TLP:CLEAR",
    {
      number: mixed,
      assertions: open,
      note: plant("desk"),
    },
  );
  const rest = [];
  for (const [circle, marking, number, group] of [
    ["member", "TLP:GREEN", mixed, null],
    ["group", "TLP:CLEAR", mixed, readersGroup],
    ["group", "TLP:GREEN", shared, readersGroup],
    ["desk", "TLP:CLEAR", mixed, otherGroups[0]],
    ["desk", "TLP:RED", mixed, null],
    ["desk", "TLP:RED", hidden, null],
  ] as const) {
    const said = fieldNames.map((field) => assertionOn(field, () => plant(circle)));
    const document = {
      text: [plant(circle), ...said.map(({ quote }) => String(quote))].join(".\n"),
      title: plant(circle),
      publisher: `${plant(circle)} ${plant(circle)}`,
      url: `https://${plant(circle)}.example/${plant(circle)}`,
    };
    rest.push(await publish(house, document, marking, { number, assertions: said, note: plant("desk"), group }));
  }
  const restriction = { ...unrestricted, groups: [readersGroup] };
  await restrict(house, { thing: { kind: "record", id: shared }, restriction });
  await illustrate(house, {
    incident: mixed,
    file: pngOf(),
    alt: plant("desk"),
    credit: plant("desk"),
    licence: { name: plant("desk"), url: `https://${plant("desk")}.example/` },
    marking: "TLP:RED",
    by: houseAccount,
  });
  await withdrawIncident(house, { incident: hidden, reason: plant("desk"), by: houseAccount });
  return [first, ...rest];
}

interface Said {
  readonly number: IncidentId;
  readonly assertions: readonly WrittenAssertion[];
  readonly note: string;
  /** Its report is for partners of this group alone; null or left out: for no group in particular. */
  readonly group?: GroupName | null;
}

/** Publishes what a document says of a record and resolves to the report's id. */
async function publish(
  house: House,
  { text, ...words }: { text: string; title: string; publisher: string; url: string },
  marking: Marking,
  { number, assertions, note, group = null }: Said,
): Promise<string> {
  const bytes = Buffer.from(text);
  const { report } = await receive(house, { bytes, mediaType: "text/plain", fileName: null, marking, ...words });
  if (group !== null) {
    await restrict(house, {
      thing: { kind: "report", id: report.id },
      restriction: { ...unrestricted, groups: [group] },
    });
  }
  const isKnown = (await house.store.findIncident(number)) !== null;
  const which = isKnown ? { incident: number } : { incident: null, number };
  const draft = await openDraft(house, { report: report.id, ...which });
  const wishes = assertions.map((written): Wish => ({ kind: "add", written, reason: note, report: report.id }));
  await reviewDraft(house, { draft: draft.id, edition: null, wishes, by: houseAccount });
  await publishDraft(house, { draft: draft.id, edition: null, note, leaveOutUndecided: true, by: houseAccount });
  return report.id;
}

/** What a field takes, with a canary wherever words are free; where they are not the quote and the speaker are canaries. */
function assertionOn(field: Field, plant: () => string): WrittenAssertion {
  const { about, value: kind, terms, speakers } = fields[field];
  const common = {
    field,
    quote: `${plant()} says ${plant()}`,
    role: speakers?.[0] ?? "victim",
    speaker: `${plant()} ${plant()}`,
    ...(about === "incident" ? {} : { about: `${about}-7` }),
  };
  if (kind === "date") return { ...common, value: "1987-03-04" };
  if (kind === "amount") return { ...common, value: 7_654_321, qualifier: "at-least" };
  if (kind === "term") return { ...common, value: Object.keys(terms ?? {}).at(-1) ?? "" };
  return { ...common, value: `${plant()} ${plant()}` };
}

/** Drafts, imports, a release, and the log. */
async function plantAtDesk(house: House, plant: Plant): Promise<readonly string[]> {
  const bytes = Buffer.from(`An unpublished ${plant("desk")}.`);
  const words = { title: plant("desk"), publisher: plant("desk"), url: `https://${plant("desk")}.example/` };
  const { report } = await receive(house, { bytes, mediaType: "text/plain", fileName: null, marking: null, ...words });
  const drafts = [];
  for (const reason of [plant("desk"), null]) {
    const draft = await openDraft(house, { report: report.id, incident: null });
    if (reason !== null) await abandonDraft(house, { draft: draft.id, edition: null, reason });
    drafts.push(draft.id);
  }
  const run = plant("desk");
  await house.store.saveImport({
    id: run as ImportId,
    format: "veris",
    version: "1",
    publisher: plant("desk"),
    files: [plant("desk")],
    fileCount: 1,
    accepted: false,
    marking: null,
    by: houseAccount,
    started: house.clock(),
    finished: null,
    problem: plant("desk"),
    counts: noCounts,
    tallies: [],
  });
  const release = `desk-${plant("desk")}`;
  await buildRelease(house, { name: release, audience: "desk", note: plant("desk"), speaker });
  const shared = `group-${plant("group")}`;
  await buildRelease(house, { name: shared, audience: partnersOf(readersGroup), note: plant("group"), speaker });
  for (const action of [
    "restriction-changed",
    "policy-changed",
    "sign-in-refused",
    "group-changed",
  ] satisfies AuditAction[]) {
    const deed = {
      action,
      by: null,
      via: "session",
      object: plant("desk"),
      detail: { reason: plant("desk"), name: [plant("desk")] },
    } as const;
    await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
  }
  return [...drafts, run, release, shared, readersGroup, otherGroups[0], report.id];
}

/** Accounts with everything that is kept of people. */
async function plantPeople(house: House, plant: Plant): Promise<readonly string[]> {
  const account = newAccount({
    id: plant("desk") as AccountId,
    name: plant("desk"),
    role: "partner",
    state: "active",
    email: { address: `${plant("desk")}@${plant("desk")}.example`, verified: null },
    groups: [plant("desk") as GroupName],
    identities: [{ issuer: `https://${plant("desk")}.example`, subject: plant("desk") }],
    created: house.clock(),
  });
  await house.store.saveAccount(account);
  const wanted = { label: plant("desk"), scopes: ["read"], audience: "member", days: 30 } as const;
  const { key } = await makeKey(house, wanted, { by: account.id, via: "session" });
  await saveSearch(house, { account: account.id, name: plant("desk"), query: `q=${plant("desk")}` });
  return [account.id, key.id];
}

function numberOf(text: string): IncidentId {
  const id = parseIncidentId(text);
  if (id === null) throw new TypeError(`no record number: ${text}`);
  return id;
}
