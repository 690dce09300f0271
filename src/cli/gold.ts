/**
 * The evaluation format `gold/1`: a draft as one line of JSON, in that format's own words. Only what is proposed counts;
 * candidates are for people to choose from. An absent field is an abstention.
 */
import type { Statement } from "../domain/assertion.ts";
import type { Field } from "../domain/field.ts";
import { parseWhen } from "../domain/when.ts";
import type { Extraction } from "../extract/extractor.ts";

const dateRoles: Readonly<Partial<Record<Field, string>>> = {
  "date.began": "occurred",
  "date.discovered": "discovered",
  "date.contained": "contained",
  "date.restored": "restored",
  "date.disclosed": "disclosed",
  "date.claimed": "claimed",
  "date.attributed": "attributed",
  "date.claim-withdrawn": "claim_retracted",
  "date.ransom-demanded": "ransom_demand_disclosed",
  "date.data-leaked": "data_leaked",
  "date.patched": "patched",
  "date.emergency-declared": "emergency_declared",
  "date.updated": "updated",
};

const laneRoles: Readonly<Partial<Record<Field, string>>> = {
  "responsibility.claimed": "claimed_responsibility",
  "responsibility.attributed": "attributed",
  "responsibility.suspected": "suspected",
  "responsibility.not-attributed": "explicitly_not_attributed",
};

const quantityKinds: Readonly<Partial<Record<Field, string>>> = {
  "impact.persons": "persons",
  "impact.records": "records",
  "impact.files": "files",
  "impact.data-volume": "data_volume",
  "impact.organisations": "organisations",
  "impact.systems": "systems",
  "impact.services-cancelled": "services_cancelled",
  "impact.reports": "reports",
  "impact.money-demanded": "money_demanded",
  "impact.money-paid": "money_paid",
  "impact.money-loss": "money_loss",
  "impact.money-compensation": "money_compensation",
};

const quantityQualifiers = {
  exactly: "exact",
  about: "approx",
  "at-least": "at_least",
  "at-most": "at_most",
  between: "approx",
} as const;

/** One line for one case. */
export function goldLine(id: string, { proposals }: Extraction): string {
  const statements = proposals.filter(({ standing }) => standing === "proposed").map(({ statement }) => statement);
  const dismissed = of(statements, "relation.dismissed").flatMap((statement) =>
    statement.content.kind === "relation" ? [{ what: statement.content.what, span: spanOf(statement) }] : [],
  );
  const facts = statements.filter(({ field }) => field !== "relation.dismissed");
  return JSON.stringify({ id, incidents: facts.length === 0 ? [] : [incidentOf(facts)], dismissed });
}

function incidentOf(statements: readonly Statement[]) {
  const [reality] = termsOf(statements, "incident.reality");
  return {
    primary: true,
    ...(reality === undefined ? {} : { reality: snake(reality) }),
    incident_type: termsOf(statements, "incident.type").map(snake),
    victims: victimsOf(statements),
    dates: datesOf(statements),
    cia: ciaOf(statements),
    motive: affirmed(of(statements, "motive")).flatMap((one) => termWithSpan(one)),
    actors: actorsOf(statements),
    techniques: affirmed(of(statements, "technique")).flatMap(({ content, ...rest }) =>
      content.kind === "term" ? [{ id: content.term, span: spanOf(rest) }] : [],
    ),
    veris: {
      action: termsOf(statements, "action.variety"),
      asset: termsOf(statements, "asset.variety"),
      attribute: [...termsOf(statements, "attribute.variety"), ...lostConfidentiality(statements)],
    },
    quantities: quantitiesOf(statements),
    response: affirmed(of(statements, "response")).flatMap((one) => termWithSpan(one)),
    not_affected: of(statements, "finding.not-affected").flatMap((one) =>
      one.content.kind === "matter" ? [{ value: one.content.what, span: spanOf(one) }] : [],
    ),
  };
}

function victimsOf(statements: readonly Statement[]) {
  return affirmed(of(statements, "victim.name")).flatMap((statement) => {
    if (statement.content.kind !== "name") return [];
    const about = (field: Field) =>
      affirmed(of(statements, field))
        .filter((other) => other.about === statement.about)
        .flatMap(wordOf)[0];
    const parts = { role: about("victim.role"), country: about("victim.country"), region: about("victim.region") };
    const sector = about("victim.sector");
    const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
    return [
      {
        name: statement.content.name,
        ...known,
        ...(sector === undefined ? {} : { sector: snake(sector) }),
        span: spanOf(statement),
      },
    ];
  });
}

function datesOf(statements: readonly Statement[]) {
  return affirmed(statements).flatMap((statement) => {
    const role = dateRoles[statement.field];
    if (role === undefined || statement.content.kind !== "date") return [];
    const when = parseWhen(statement.content.edtf);
    return [
      {
        role,
        value: statement.content.edtf.replace(/[?~%]/g, ""),
        precision: when?.precision ?? "day",
        span: spanOf(statement),
      },
    ];
  });
}

function ciaOf(statements: readonly Statement[]) {
  const state = (field: Field) => {
    const [first] = of(statements, field);
    if (first === undefined) return "none";
    if (first.content.kind === "unknown") return "unknown";
    if (first.polarity === "negated") return "none";
    return first.stance === "claimed" || first.stance === "disputed" ? first.stance : "confirmed";
  };
  return {
    confidentiality: state("cia.confidentiality"),
    integrity: state("cia.integrity"),
    availability: state("cia.availability"),
  };
}

function lostConfidentiality(statements: readonly Statement[]): readonly string[] {
  return affirmed(of(statements, "cia.confidentiality")).length > 0 ? ["confidentiality"] : [];
}

function actorsOf(statements: readonly Statement[]) {
  return statements.flatMap((statement) => {
    const lane = laneRoles[statement.field];
    if (lane === undefined || statement.content.kind !== "party") return [];
    const role =
      statement.field === "responsibility.suspected" && statement.polarity === "negated" ? "ruled_out" : lane;
    const [type] = of(statements, "actor.type")
      .filter(({ about }) => about === statement.about)
      .flatMap(wordOf);
    return [
      {
        name: statement.content.name ?? "",
        ...(type === undefined ? {} : { actor_type: snake(type) }),
        role,
        asserter: {
          type: snake(statement.asserter.role),
          ...(statement.asserter.name === null ? {} : { name: statement.asserter.name }),
        },
        status: statement.stance,
        span: spanOf(statement),
      },
    ];
  });
}

function quantitiesOf(statements: readonly Statement[]) {
  return affirmed(statements).flatMap((statement) => {
    const kind = quantityKinds[statement.field];
    const { content, stance } = statement;
    if (kind === undefined || content.kind !== "amount") return [];
    const value = content.min ?? content.max ?? 0;
    return [
      {
        kind,
        value,
        unit: content.unit,
        qualifier: quantityQualifiers[content.qualifier],
        status: stance,
        span: spanOf(statement),
      },
    ];
  });
}

function of(statements: readonly Statement[], field: Field): readonly Statement[] {
  return statements.filter((statement) => statement.field === field);
}

function affirmed(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ polarity, content }) => polarity === "affirmed" && content.kind !== "unknown");
}

function termsOf(statements: readonly Statement[], field: Field): readonly string[] {
  return [...new Set(affirmed(of(statements, field)).flatMap(wordOf))];
}

function termWithSpan(statement: Statement) {
  return wordOf(statement).map((word) => ({ value: snake(word), status: statement.stance, span: spanOf(statement) }));
}

function wordOf({ content }: Pick<Statement, "content">): readonly string[] {
  if (content.kind === "term") return [content.term];
  return content.kind === "name" ? [content.name] : [];
}

function spanOf({ evidence }: Pick<Statement, "evidence">): string {
  return evidence[0]?.place.quote ?? "";
}

/** The evaluation format writes `data_theft` where Casebook writes `data-theft`. */
function snake(word: string): string {
  return word.replaceAll("-", "_");
}
