/** The rules extractor: deterministic, offline, and silent where no frame speaks. Each step is a pure function in a file of its own. */
import { fieldNames } from "../../domain/field.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import type { Extraction, Extractor, Proposed, Readable } from "../extractor.ts";
import { type Scene, sceneOf } from "./proposals/scene.ts";
import { readDocument } from "./reading/document.ts";
import type { Passage } from "./reading/passage.ts";
import { readPassage } from "./reading/read-passage.ts";
import { castOf } from "./scope/cast.ts";
import { proposeDates } from "./topics/dates.ts";
import { tellsOfIncident } from "./topics/gate.ts";
import { proposeImpact } from "./topics/impact.ts";
import { proposeLanes } from "./topics/lanes.ts";
import { lint } from "./topics/lint.ts";
import { proposeNegatives } from "./topics/negatives.ts";
import { isOverview, withoutSingle } from "./topics/overview.ts";
import { proposeReality } from "./topics/reality.ts";
import { proposeRelations } from "./topics/relations.ts";
import { proposeTerms } from "./topics/terms.ts";
import { proposeVictims } from "./topics/victims.ts";
import { proposeWeaknesses } from "./topics/weaknesses.ts";

/** How much of a text is read, in UTF-16 units. */
const longestText = 200_000;

/** The topics; the codebook, not this list, orders what they propose. */
const topics: readonly ((scene: Scene) => readonly Proposed[])[] = [
  proposeVictims,
  proposeDates,
  proposeReality,
  proposeTerms,
  proposeWeaknesses,
  proposeLanes,
  proposeImpact,
  proposeNegatives,
  proposeRelations,
];

/** Makes the extractor. It reads English; for other languages it says so and proposes nothing. */
export function createRulesExtractor(): Extractor {
  return (report) => {
    if (report.language !== "en")
      return { proposals: [], findings: [finding("language", "language-not-read", report.language ?? "")] };
    const cut = report.text.length > longestText;
    const passage = readPassage(cut ? report.text.slice(0, longestText) : report.text);
    const findings = [
      ...(cut ? [finding("text", "text-cut", String(report.text.length))] : []),
      ...instructionFindings(passage, report),
    ];
    const extraction = extract(report, passage);
    return { proposals: extraction.proposals, findings: [...findings, ...extraction.findings] };
  };
}

function extract(report: Readable, passage: Passage): Extraction {
  const document = readDocument(report, passage);
  const scene = sceneOf(document, castOf(document));
  if (!tellsOfIncident(scene)) return { proposals: [], findings: [finding("text", "no-incident")] };
  const told = topics.flatMap((topic) => topic(scene));
  const overview = isOverview(scene);
  if (overview && !told.some(({ statement }) => statement.field.startsWith("responsibility.")))
    return { proposals: [], findings: [finding("text", "no-incident")] };
  const { proposals, findings } = lint(overview ? withoutSingle(told) : told);
  const many = overview ? [finding("text", "lint", "an overview of many events")] : [];
  return { proposals: inOrder(proposals), findings: [...many, ...findings] };
}

/** Reading order of the codebook; within a field, what is proposed before what may be chosen, otherwise as found. */
function inOrder(proposals: readonly Proposed[]): readonly Proposed[] {
  const rank = new Map(fieldNames.map((field, place) => [field, place]));
  return proposals.toSorted(
    (a, b) =>
      (rank.get(a.statement.field) ?? 0) - (rank.get(b.statement.field) ?? 0) || standingRank(a) - standingRank(b),
  );
}

function standingRank({ standing }: Proposed): number {
  return standing === "proposed" ? 0 : 1;
}

function instructionFindings({ instructions }: Passage, { text }: Readable): readonly Finding[] {
  return instructions.map(({ start, end }) =>
    finding(`text ${start}-${end}`, "instruction-in-text", text.slice(start, end)),
  );
}
