/** The deeds of worlds: what each does to a casebook. */
import { type AccountId, houseAccount } from "../../src/domain/account.ts";
import { assert, type Statement } from "../../src/domain/assertion.ts";
import { partnersOf } from "../../src/domain/audience.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import type { DraftId } from "../../src/domain/draft.ts";
import { type ImportId, noCounts } from "../../src/domain/import-run.ts";
import { type Incident, incidentAt } from "../../src/domain/incident.ts";
import type { KeyId } from "../../src/domain/key.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { sealRevision } from "../../src/domain/revision.ts";
import type { Shelves } from "../../src/store/store.ts";
import { addAccount } from "../../src/workflow/accounts.ts";
import { eraseAuditDetails, noteDeed } from "../../src/workflow/audit.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import { closeGroup } from "../../src/workflow/groups.ts";
import type { House } from "../../src/workflow/house.ts";
import { tellingTransaction } from "../../src/workflow/lift-embargoes.ts";
import { changePolicy, getStanding, stopChange } from "../../src/workflow/policy.ts";
import { buildRelease } from "../../src/workflow/release.ts";
import { restrict } from "../../src/workflow/restrict.ts";
import { saveSearch } from "../../src/workflow/save-search.ts";
import { takeDown } from "../../src/workflow/take-down.ts";
import { tellAgain } from "../../src/workflow/tell-again.ts";
import { tellAll } from "../../src/workflow/telling.ts";
import { reinstateIncident, withdrawIncident } from "../../src/workflow/withdraw.ts";
import { changeGroup, changeMembers, ignoreRefusal, openOwnGroup, tellGroups } from "./played-groups.ts";
import { otherGroups } from "./world-groups.ts";
import type { Deed, Script } from "./world-pair.ts";

/** Where readers reach every world. */
export const siteUrl = "https://casebook.example";

const stranger = "somebody-else" as AccountId;

/** Keeps a report with its source, unless it is there. */
export async function keepReport(shelves: Shelves, { report, source }: CitedReport): Promise<void> {
  if ((await shelves.findReport(report.id)) !== null) return;
  await shelves.saveSource(source);
  await shelves.saveReport(report, Buffer.from(report.id));
}

/** Does a deed at the present instant of the house. */
export async function perform(house: House, script: Script, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case "revise":
      return revise(house, script, deed);
    case "withdraw":
      await withdrawIncident(house, deed);
      return;
    case "reinstate":
      await reinstateIncident(house, deed);
      return;
    case "illustrate":
      return illustrate(house, deed);
    case "receive":
      return keepReport(house.store, script.hidden);
    case "draft":
      return draft(house, script, deed);
    case "account":
      if ((await house.store.findAccountByName(deed.name)) !== null) return;
      await addAccount(house, { name: deed.name, role: "member" });
      await keepKey(house, deed.name);
      return;
    case "search":
      return saveSearch(house, { account: stranger, name: deed.name, query: `q=${deed.name}` });
    case "note":
      return note(house, deed);
    case "import":
      return keepImport(house, script, deed);
    case "restrict":
      // A hidden report may not have come into this world yet.
      await restrict(house, deed).catch(ignoreRefusal);
      return;
    case "take-down":
      return takeDownIn(house, deed);
    case "release":
      return release(house, deed);
    case "change-policy":
      return changeHalfway(house, deed);
    case "group":
      return changeGroup(house, deed).catch(ignoreRefusal);
    case "members":
      return changeMembers(house, deed);
    case "own-group":
      if (deed.what === "open") return openOwnGroup(house, deed.name);
      await closeGroup(house, houseDoer, deed.name);
      return;
  }
}

type DeedOf<Kind extends Deed["kind"]> = Deed & { readonly kind: Kind };

async function revise(house: House, script: Script, deed: DeedOf<"revise">): Promise<void> {
  const { policies } = house;
  await tellingTransaction(house, async (shelves, made) => {
    const head = await shelves.findIncident(deed.incident);
    const before = head === null ? null : await shelves.findRevision(deed.incident, head.revision);
    const cited = new Set(deed.statements.flatMap(({ evidence }) => evidence.map(({ report }) => report)));
    for (const one of [script.hidden, script.circled]) if (cited.has(one.report.id)) await keepReport(shelves, one);
    const revision = sealRevision({
      incident: deed.incident,
      number: (before?.number ?? 0) + 1,
      predecessor: before?.digest ?? null,
      assertions: distinct(deed.statements),
      draft: `draft of ${made}` as DraftId,
      by: deed.by,
      made,
      note: deed.note,
      sample: false,
    });
    const incident: Incident = { ...(head ?? incidentAt(deed.incident, 0)), revision: revision.number };
    await shelves.saveIncident(incident);
    await shelves.appendRevision(revision);
    await tellAll(shelves, await policies.of(shelves, incident.id), {
      incident,
      revision,
      at: made,
      isNew: head === null,
    });
  });
}

function distinct(statements: readonly Statement[]) {
  return [...new Map(statements.map((statement) => assert(statement)).map((one) => [one.id, one])).values()];
}

async function illustrate(house: House, deed: DeedOf<"illustrate">): Promise<void> {
  const { policies } = house;
  await tellingTransaction(house, async (shelves, at) => {
    const before = await shelves.findIncident(deed.incident);
    const revision = before === null ? null : await shelves.findRevision(deed.incident, before.revision);
    if (before === null || revision === null) return;
    const incident = { ...before, illustration: deed.illustration };
    if (deed.illustration !== null) {
      await shelves.savePicture(deed.illustration.digest, Buffer.from(deed.illustration.digest));
    }
    await shelves.saveIncident(incident);
    await tellAll(shelves, await policies.of(shelves, incident.id), { incident, revision, at });
  });
}

async function draft(house: House, { hidden }: Script, { incident }: DeedOf<"draft">): Promise<void> {
  await keepReport(house.store, hidden);
  const isKnown = (await house.store.findIncident(incident)) !== null;
  const which = isKnown ? { incident } : { incident: null, number: incident };
  await openDraft(house, { report: hidden.report.id, ...which });
}

/** Somebody else's. */
async function keepKey({ store, clock }: House, name: string): Promise<void> {
  const id = digestOf(name).slice(0, 16) as KeyId;
  const expires = "2999-01-01T00:00:00.000Z";
  const audience = partnersOf(otherGroups[0]);
  const said = { label: name, scopes: ["read"], audience, revoked: null, lastUse: null } as const;
  await store.saveKey({
    ...said,
    id,
    account: stranger,
    digest: digestOf(`key of ${name}`),
    created: clock(),
    expires,
  });
}

async function note(house: House, { action, name, erases }: DeedOf<"note">): Promise<void> {
  const deed = { action, by: stranger, via: "session", object: name, detail: { name } } as const;
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
  if (erases) await eraseAuditDetails(house, house.clock());
}

async function keepImport({ store, clock }: House, { hidden }: Script, deed: DeedOf<"import">): Promise<void> {
  const { name, incident } = deed;
  const run = name as ImportId;
  await store.saveImport({
    id: run,
    format: "veris",
    version: "1",
    publisher: name,
    files: [`${name}.json`],
    fileCount: 1,
    accepted: false,
    marking: null,
    by: stranger,
    started: clock(),
    finished: clock(),
    counts: { ...noCounts, created: 1 },
    tallies: [],
  });
  const kept = { report: hidden.report.id, draft: name as DraftId, said: digestOf(name), run };
  await store.saveImported({ source: `veris/${name}`, key: "1", incident, ...kept });
}

/** Nothing happens where the record says nothing of the kind. */
async function takeDownIn(house: House, { incident, text }: DeedOf<"take-down">): Promise<void> {
  const command = {
    incident,
    assertions: [],
    texts: [text],
    picture: false,
    reason: "It was asked for.",
    by: stranger,
  };
  await takeDown(house, command).catch(ignoreRefusal);
}

/** Nothing happens where that audience is told nothing, or the release is there. */
async function release(house: House, { name, audience }: DeedOf<"release">): Promise<void> {
  const speaker = { name: "Casebook", url: siteUrl };
  await buildRelease(house, { name, audience, note: null, speaker }).catch(ignoreRefusal);
}

/** Begins a change and carries it as far as it says, never to its end; where one is going on, that one is taken back. */
async function changeHalfway(house: House, { policy, records }: DeedOf<"change-policy">): Promise<void> {
  // What groups are being told comes first.
  await tellGroups(house, -1);
  const { change } = await getStanding(house.store);
  if (change !== null) {
    await stopChange(house, { by: houseAccount });
    await tellAgain(house);
    return;
  }
  const command = { written: policy, origin: "table", note: policy.name, by: houseAccount, seen: null } as const;
  try {
    await changePolicy(house, command);
  } catch (error) {
    // Some are what is in force already.
    if (error instanceof Refusal) return;
    throw error;
  }
  let left = Math.min(records, (await house.store.incidentIds()).length);
  await tellAgain(house, { batchSize: 1, isStopped: () => left-- === 0 });
}
