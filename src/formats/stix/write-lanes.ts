/**
 * The lanes of responsibility. Only an attribution becomes `attributed-to`, made by whoever attributes; a claim, a suspicion and a refusal
 * are notes, a denial an opinion on whatever it denies.
 */
import { claimStateOf } from "../../domain/claim.ts";
import { parseSubjectKey } from "../../domain/subject.ts";
import { attributionBases } from "../../domain/value.ts";
import type { Asserter } from "../../domain/asserter.ts";
import { sayAsserter, sayManner } from "../../domain/say.ts";
import { confidenceNumber } from "./confidence.ts";
import { referencesTo } from "./references.ts";
import { addOwn, coreList, type Line, lineName, linesOf, place, type Sheet, speakerId } from "./sheet.ts";
import { newType, spokenFor } from "./own-extensions.ts";
import { claimExtension, type Members } from "./wire.ts";
import { namesDoer } from "./write-actors.ts";
import { listed, textIn } from "./line-words.ts";

/** Writes all lanes, when the actors stand. */
export function writeLanes(sheet: Sheet, incident: string): void {
  const accusations = [
    ...linesOf(sheet, "responsibility.attributed").flatMap((line) => writeAttribution(sheet, incident, line)),
    ...linesOf(sheet, "responsibility.claimed").flatMap((line) => writeClaim(sheet, incident, line)),
    ...linesOf(sheet, "responsibility.suspected").flatMap((line) => writeSuspicion(sheet, incident, line)),
  ];
  for (const line of linesOf(sheet, "responsibility.not-attributed")) writeRefusal(sheet, incident, line);
  for (const line of linesOf(sheet, "responsibility.denied")) writeDenial(sheet, incident, accusations, line);
}

/** What an object says of whom: something that can be denied. */
interface Accusation {
  readonly about: string | null;
  readonly id: string;
}

function writeAttribution(sheet: Sheet, incident: string, line: Line): readonly Accusation[] {
  const { told } = line;
  const actor = sheet.subjects.get(told.about ?? "");
  if (actor === undefined || !namesDoer(line)) return [];
  const basis = told.content.kind === "party" ? told.content.basis : null;
  const ground = basis === null ? [] : [`On the ground of ${attributionBases[basis]}.`];
  const quotes = told.evidence.flatMap(({ quote }) => (quote === null ? [] : [`“${quote.text}”`])).slice(0, 2);
  const id = addOwn(sheet, "relationship", ["attributed-to", lineName(line)], {
    relationship_type: "attributed-to",
    source_ref: incident,
    target_ref: actor,
    created_by_ref: speakerId(sheet, told.asserter),
    description: [`Attributed by ${nameOf(told.asserter)}.`, ...ground, ...quotes].join(" "),
    ...(told.confidence === null ? {} : { confidence: confidenceNumber(told.confidence) }),
    ...listed({ external_references: sourcesOf(sheet, line) }),
  });
  place(sheet, line, id, null);
  return [{ about: told.about, id }];
}

function writeClaim(sheet: Sheet, incident: string, line: Line): readonly Accusation[] {
  const { told } = line;
  const actor = sheet.subjects.get(told.about ?? "");
  const name = told.content.kind === "party" ? told.content.name : null;
  if (actor === undefined || name === null || !namesDoer(line)) return [];
  const of = (field: "claim.state" | "claim.channel") =>
    linesOf(sheet, field).filter((other) => other.told.about === told.about && stands(other) && textIn(other) !== null);
  const [states, channels] = [of("claim.state"), of("claim.channel")];
  const state = states.length === 0 ? null : claimStateOf(states.map(statementIn), told.about ?? "");
  const channel = textIn(channels[0]);
  const claim = { extension_type: "property-extension", claimant_ref: actor, ...(state === null ? {} : { state }) };
  const words = [
    `${name} says that it did it. A claim is no attribution.`,
    ...(state === null ? [] : [`State of the claim: ${state}.`]),
    ...(channel === null ? [] : [`Channel: ${channel}.`]),
  ];
  const id = addOwn(sheet, "note", ["claim", lineName(line)], {
    abstract: "Claim of responsibility",
    content: words.join(" "),
    authors: [told.asserter?.name ?? name],
    object_refs: [incident, actor],
    ...listed({ external_references: sourcesOf(sheet, line) }),
    extensions: { [claimExtension]: { ...claim, ...(channel === null ? {} : { channel }) } },
  });
  place(sheet, line, id, null);
  for (const other of states)
    if (textIn(other) === state) place(sheet, other, id, `extensions.${claimExtension}.state`);
  for (const other of channels) {
    if (textIn(other) === channel) place(sheet, other, id, `extensions.${claimExtension}.channel`);
  }
  return [{ about: told.about, id }];
}

function writeSuspicion(sheet: Sheet, incident: string, line: Line): readonly Accusation[] {
  const { told } = line;
  const actor = sheet.subjects.get(told.about ?? "");
  const name = told.content.kind === "party" ? told.content.name : null;
  if (name === null || isTakenBack(line)) return [];
  const ruledOut = told.polarity === "negated";
  const id = addOwn(sheet, "note", ["suspicion", lineName(line)], {
    abstract: ruledOut ? "Ruled out" : "Suspicion",
    content: `${nameOf(told.asserter)}: ${name} ${ruledOut ? "did not do it" : "is suspected"} (${sayManner(told)}).`,
    ...authorsOf(line),
    object_refs: actor === undefined ? [incident] : [incident, actor],
    ...listed({ external_references: sourcesOf(sheet, line) }),
    extensions: spokenFor("responsibility.suspected"),
  });
  place(sheet, line, id, null);
  return ruledOut ? [] : [{ about: told.about, id }];
}

/** Somebody who could name an actor says that they do not: a note, and in the extension an event without an actor and a task without an outcome. */
function writeRefusal(sheet: Sheet, incident: string, line: Line): void {
  const { told } = line;
  if (!stands(line)) return;
  const name = told.content.kind === "party" ? told.content.name : null;
  const whom = name ?? "anybody";
  const words = `${nameOf(told.asserter)} does not attribute it to ${whom} (${sayManner(told)}).`;
  const note = addOwn(sheet, "note", ["refusal", lineName(line)], {
    abstract: "Not attributed",
    content: words,
    ...authorsOf(line),
    object_refs: [incident],
    ...listed({ external_references: sourcesOf(sheet, line) }),
    extensions: spokenFor("responsibility.not-attributed"),
  });
  place(sheet, line, note, null);
  if (sheet.profile === "plain") return;
  const event = addOwn(sheet, "event", ["refusal", lineName(line)], {
    name: "Not attributed",
    description: words,
    status: "undetermined",
    event_types: ["unattributed"],
    extensions: { ...newType("event"), ...spokenFor("responsibility.not-attributed") },
  });
  coreList(sheet, "events").push({ event_ref: event });
  const task = addOwn(sheet, "task", ["refusal", lineName(line)], {
    name: "Attribution",
    description: words,
    task_types: ["attribution"],
    outcome: "unknown",
    extensions: { ...newType("task"), ...spokenFor("responsibility.not-attributed") },
  });
  coreList(sheet, "tasks").push({ task_ref: task });
}

/** A denial of what nobody is shown to have said still implies that it was said: a note says as much, and is disagreed with. */
function writeDenial(sheet: Sheet, incident: string, accusations: readonly Accusation[], line: Line): void {
  const { told } = line;
  const name = told.content.kind === "party" ? told.content.name : null;
  if (name === null || !stands(line)) return;
  const denied = accusations.filter(({ about }) => about === told.about).map(({ id }) => id);
  const implied = () =>
    addOwn(sheet, "note", ["accusation", told.about, name], {
      abstract: "Accusation",
      content: `${name} is accused, or thought to be responsible. It is not told here by whom.`,
      object_refs: [incident],
      extensions: spokenFor("responsibility.denied"),
    });
  const id = addOwn(sheet, "opinion", ["denial", lineName(line)], {
    opinion: "strongly-disagree",
    explanation: `${nameOf(told.asserter)} denies that ${name} did it (${sayManner(told)}).`,
    ...authorsOf(line),
    created_by_ref: speakerId(sheet, told.asserter),
    object_refs: denied.length > 0 ? denied : [implied()],
    ...listed({ external_references: sourcesOf(sheet, line) }),
    extensions: spokenFor("responsibility.denied"),
  });
  place(sheet, line, id, null);
}

function stands(line: Line): boolean {
  return line.told.polarity === "affirmed" && !isTakenBack(line);
}

function isTakenBack({ told: { stance } }: Line): boolean {
  return stance === "retracted" || stance === "superseded";
}

function statementIn({
  field,
  told: { about, content, polarity, asserted },
}: Line): Parameters<typeof claimStateOf>[0][number] {
  return { field, about: about === null ? null : parseSubjectKey(about), content, polarity, asserted };
}

function nameOf(asserter: Asserter | null): string {
  return asserter === null ? "Somebody who is not told" : sayAsserter(asserter);
}

function authorsOf({ told }: Line): Members {
  return told.asserter?.name == null ? {} : { authors: [told.asserter.name] };
}

/** The sources that a line rests on, each once. */
function sourcesOf({ projection }: Sheet, { told }: Line): readonly Members[] {
  const numbers = new Set(told.evidence.map(({ source }) => source));
  return projection.sources
    .filter(({ number }) => numbers.has(number))
    .flatMap((source) => referencesTo(source).slice(0, 1));
}
