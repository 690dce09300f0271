/** `casebook receive`: keep a report and open a draft of it. */
import { finding } from "../domain/finding.ts";
import { describeFinding } from "../domain/finding.ts";
import { parseIncidentId } from "../domain/incident.ts";
import { type Marking, parseMarking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import { openDraft } from "../workflow/draft.ts";
import { receive } from "../workflow/receive.ts";
import type { Command, Given, Option } from "./command.ts";
import { onlyOperand, readInput } from "./input.ts";

/** Options that say of a document what it does not say itself. */
export const documentOptions: Readonly<Record<string, Option>> = {
  title: { type: "string", value: "text", meaning: "title, where the document's own will not do" },
  published: { type: "string", value: "date", meaning: "when it was published, in EDTF: 2022-11-09" },
  publisher: { type: "string", value: "name", meaning: "who published it" },
  url: { type: "string", value: "address", meaning: "where it stands" },
};

/** What those options said. */
export function documentDetails(given: Given) {
  const option = (name: string) => given.option(name) ?? null;
  return { title: option("title"), published: option("published"), publisher: option("publisher"), url: option("url") };
}

/** The label of `--marking`; null: not yet cleared. */
export function markingGiven(given: Given): Marking | null {
  const text = given.option("marking");
  if (text === undefined) return null;
  const marking = parseMarking(text);
  if (marking === null) throw new Refusal("input-invalid", {}, [finding("--marking", "marking-invalid", text)]);
  return marking;
}

export const receiveCommand: Command = {
  name: "receive",
  summary: "Keep a report and open a draft of it.",
  operands: "<file|-|url>",
  options: {
    ...documentOptions,
    marking: {
      type: "string",
      value: "label",
      meaning: "TLP label for what is drafted from it; left out: not yet cleared",
    },
    incident: { type: "string", value: "number", meaning: "record that the draft is for; left out: a new one" },
    "no-draft": { type: "boolean", meaning: "only keep the report" },
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: [
    "Reads text, Markdown, HTML or PDF. The same bytes twice are one report.",
    "",
    "  casebook receive report.pdf --published 2022-11-09 --marking TLP:CLEAR",
    "  casebook receive https://example.org/statement.html --marking TLP:CLEAR",
  ].join("\n"),
  run: async (given, wiring) => {
    const input = await readInput(onlyOperand(given.operands, "one file, address or -"), wiring);
    const house = await wiring.openHouse();
    const details = documentDetails(given);
    const received = await receive(house, {
      ...input,
      ...details,
      url: details.url ?? input.url,
      marking: markingGiven(given),
    });
    const wanted = given.option("incident");
    const incident = wanted === undefined ? null : parseIncidentId(wanted);
    if (wanted !== undefined && incident === null) throw new Refusal("incident-not-found", { incident: wanted });
    const draft = given.flag("no-draft") ? null : await openDraft(house, { report: received.report.id, incident });
    if (given.flag("json")) {
      const { id, title, published, language } = received.report;
      wiring.terminal.out(
        JSON.stringify({
          report: id,
          title,
          published,
          language,
          already: received.already,
          findings: received.findings,
          draft: draft?.id ?? null,
          incident: draft?.incident ?? null,
        }),
      );
      return 0;
    }
    wiring.terminal.out(`report ${received.report.id}${received.already ? " (was here already)" : ""}`);
    for (const one of [...received.findings, ...(draft?.findings ?? [])])
      wiring.terminal.out(`  ${describeFinding(one)}`);
    if (draft !== null) {
      wiring.terminal.out(`draft ${draft.id} for ${draft.incident}: ${draft.proposals.length} proposals`);
      wiring.terminal.out(`next: casebook review ${draft.id}`);
    }
    return 0;
  },
};
