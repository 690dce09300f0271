/** `casebook receive`: keep a report and open a draft of it. */
import type { Draft } from "../domain/draft.ts";
import { describeFinding, finding } from "../domain/finding.ts";
import type { IncidentId } from "../domain/incident.ts";
import { type Marking, parseMarking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import { openDraft } from "../workflow/draft.ts";
import { type Received, receive } from "../workflow/receive.ts";
import { acting, asOption } from "./acting.ts";
import type { Command, Given, Option } from "./command.ts";
import { naming, onlyOperand, readInput } from "./input.ts";
import { recordGiven } from "./withdraw.ts";

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
    as: asOption,
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: [
    "Reads text, Markdown, HTML or PDF. The same bytes twice are one report.",
    "",
    "  casebook receive report.pdf --published 2022-11-09 --marking TLP:CLEAR",
    "  casebook receive https://example.org/statement.html --marking TLP:CLEAR",
  ].join("\n"),
  run: async (given, wiring) => {
    const operand = onlyOperand(given.operands, "one file, address or -");
    const incident = incidentGiven(given);
    const details = documentDetails(given);
    const marking = markingGiven(given);
    const input = await readInput(operand, wiring);
    const house = await wiring.openHouse();
    const url = details.url ?? input.url;
    const who = await acting(given, house);
    const received = await naming(operand, () => receive(house, { ...input, ...details, url, marking, ...who }));
    const wanted = { report: received.report.id, incident, ...who };
    const draft = given.flag("no-draft") ? null : await openDraft(house, wanted);
    wiring.terminal.out(given.flag("json") ? asJson(received, draft) : asText(received, draft));
    return 0;
  },
};

function incidentGiven(given: Given): IncidentId | null {
  const wanted = given.option("incident");
  return wanted === undefined ? null : recordGiven(wanted);
}

function asJson({ report, already, findings }: Received, draft: Draft | null): string {
  const { id, title, published, language } = report;
  return JSON.stringify({
    report: id,
    title,
    published,
    language,
    already,
    findings,
    draft: draft?.id ?? null,
    incident: draft?.incident ?? null,
  });
}

function asText({ report, already, findings }: Received, draft: Draft | null): string {
  const found = [...findings, ...(draft?.findings ?? [])].map((one) => `! ${describeFinding(one)}`);
  const unmarked = report.marking === null ? ["! not yet cleared: counts as TLP:RED, told to nobody but the desk"] : [];
  const next =
    draft === null
      ? []
      : [
          `draft ${draft.id} for ${draft.incident}: ${draft.proposals.length} proposals`,
          `next: casebook review ${draft.id}`,
        ];
  return [`report ${report.id}${already ? " (was here already)" : ""}`, ...unmarked, ...found, ...next].join("\n");
}
