/** A house for tests of use cases: a store in memory, a clock that ticks, numbers that are the same in every run, and plain texts. */
import { createHash } from "node:crypto";
import { dataParts } from "./data-parts.ts";
import { type AccountId, houseAccount } from "../../src/domain/account.ts";
import type { AssertionId, Statement } from "../../src/domain/assertion.ts";
import type { Draft } from "../../src/domain/draft.ts";
import { quoteFrom } from "../../src/domain/evidence.ts";
import type { Marking } from "../../src/domain/marking.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { Refusal, type RefusalCode } from "../../src/domain/refusal.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import type { Extractor, Readable } from "../../src/extract/extractor.ts";
import type { DocumentReader } from "../../src/reading/reader.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import type { House } from "../../src/workflow/house.ts";
import { onePolicy } from "../../src/workflow/policies.ts";
import { publishDraft, type Published } from "../../src/workflow/publish.ts";
import { receive, type Received } from "../../src/workflow/receive.ts";
import { reviewDraft, type Wish } from "../../src/workflow/review.ts";
import type { WrittenAssertion } from "../../src/workflow/written.ts";
import { named, said } from "./example.ts";

/** Somebody who works at the desk. */
export const curator = "c0ffee" as AccountId;

/** What the house is told of Northfield. */
export const briefing = "Grey Heron hit Northfield on 8 November 2022. Voting was not affected, the clerk said.";

/** A house whose extractor proposes that Northfield is the victim wherever a text names it. */
export function openHouse(parts: Partial<House> = {}): House {
  const ticks = { clock: 0, random: 0 };
  return {
    store: openMemoryStore(),
    read: readPlain,
    fetch: () => Promise.reject(new Refusal("url-refused")),
    ...dataParts,
    extract: extractNorthfield,
    policies: onePolicy(shippedPolicy("reference")),
    clock: () => new Date(Date.UTC(2026, 0, 1, 0, 0, ticks.clock++)).toISOString(),
    random: (bytes) => createHash("shake256", { outputLength: bytes }).update(`${ticks.random++}`).digest(),
    ...parts,
  };
}

/** One of the policies that ship. */
export function shippedPolicy(name: string): Policy {
  const policy = shippedPolicies[name];
  if (policy === undefined) throw new TypeError(`no policy ships under the name ${name}`);
  return policy;
}

/** Receives a text as a report. */
export async function receiveText(
  house: House,
  text: string,
  marking: Marking | null = "TLP:CLEAR",
): Promise<Received> {
  return receive(house, { bytes: Buffer.from(text), mediaType: "text/plain", fileName: null, marking });
}

/** A draft of a text, cleared for everybody. */
export async function draftOf(house: House, text = briefing, marking: Marking | null = "TLP:CLEAR"): Promise<Draft> {
  const { report } = await receiveText(house, text, marking);
  return openDraft(house, { report: report.id, incident: null });
}

/** Takes decisions on a draft as it is kept. */
export async function wish(house: House, { id }: Pick<Draft, "id">, ...wishes: readonly Wish[]): Promise<Draft> {
  return reviewDraft(house, { draft: id, edition: null, wishes, by: curator });
}

/** Publishes a draft as it is kept, with what nobody decided left out. */
export async function publish(house: House, { id }: Pick<Draft, "id">): Promise<Published> {
  return publishDraft(house, { draft: id, edition: null, note: "", leaveOutUndecided: true, by: houseAccount });
}

/** A record of Northfield, published. */
export async function publishNorthfield(house: House, ...more: readonly WrittenAssertion[]): Promise<Published> {
  const draft = await draftOf(house);
  const added = more.map((written): Wish => ({ kind: "add", written }));
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) }, ...added);
  return publish(house, draft);
}

/** The one thing that a draft proposes. */
export function onlyProposal({ proposals }: Draft): AssertionId {
  const [first, ...others] = proposals;
  if (first === undefined || others.length > 0) throw new TypeError("the draft does not propose one thing");
  return first.assertion.id;
}

/** For `assert.rejects`: a refusal with this code. */
export function refusedAs(code: RefusalCode): (error: unknown) => boolean {
  return (error) => error instanceof Refusal && error.code === code;
}

/** For `assert.rejects`: a refusal of input with findings at these places. */
export function refusedAt(...places: readonly string[]): (error: unknown) => boolean {
  return (error) =>
    error instanceof Refusal &&
    error.code === "input-invalid" &&
    error.findings.map(({ at, code }) => `${at} ${code}`).join() === places.join();
}

const readPlain: DocumentReader = ({ bytes }) => {
  const text = Buffer.from(bytes).toString("utf8");
  if (text === "") return Promise.reject(new Refusal("document-empty"));
  const stated = {
    title: "Stated title",
    published: "2022-11-09",
    url: null,
    publisher: "Stated publisher",
    author: null,
  };
  return Promise.resolve({
    ...stated,
    language: "en",
    links: [],
    mediaType: "text/plain",
    text,
    findings: [],
    normaliser: "plain/1",
  });
};

/** The statement that Northfield is the victim, quoting a report that names it. */
export function northfieldIn(report: Readable): Statement {
  const start = report.text.indexOf("Northfield");
  const evidence = quoteFrom(report, start, start + "Northfield".length);
  const origin = { by: "rule", name: "test", version: "1" } as const;
  return said("victim.name", named("Northfield"), evidence, { marking: report.marking, origin });
}

const extractNorthfield: Extractor = (report) => ({
  proposals: report.text.includes("Northfield") ? [{ statement: northfieldIn(report), standing: "proposed" }] : [],
  findings: [],
});
