/** Policy: per audience and field, in which form that is told which the marking already allows. It is data that the operator edits. */
import { type AudienceName, audienceNames } from "./audience.ts";
import { type Digest, digestOfValue } from "./digest.ts";
import { type Field, fieldNames, fields, isField, mapFields } from "./field.ts";
import { type Finding, finding } from "./finding.ts";

/** `show` the values · `coarsen` a date to its month, an amount to its order of magnitude · `count` distinct values · `withhold`. */
export const forms = ["show", "coarsen", "count", "withhold"] as const;

/** One form of telling. */
export type Form = (typeof forms)[number];

/** How evidence is told: with quotes and their context, only by its sources, or not at all. */
export const evidenceForms = ["quotes", "sources", "none"] as const;

/** One form of telling evidence. */
export type EvidenceForm = (typeof evidenceForms)[number];

/** What one audience is told. */
export interface AudiencePolicy {
  readonly evidence: EvidenceForm;
  readonly fields: Readonly<Record<Field, Form>>;
}

/** A policy. The desk is told everything by definition. */
export interface Policy {
  readonly name: string;
  readonly audiences: Readonly<Record<AudienceName, AudiencePolicy>>;
}

/** A policy as it is written down: the form for fields that are not named, and those that are. */
export interface WrittenPolicy {
  readonly name: string;
  readonly audiences: Readonly<
    Record<
      Exclude<AudienceName, "desk">,
      {
        readonly evidence: EvidenceForm;
        readonly otherwise: Form;
        readonly fields?: Readonly<Partial<Record<Field, Form>>>;
      }
    >
  >;
}

/** The whole policy behind a written one. */
export function policyFrom({ name, audiences }: WrittenPolicy): Policy {
  const told = (audience: Exclude<AudienceName, "desk">): AudiencePolicy => {
    const { evidence, otherwise, fields: named } = audiences[audience];
    return { evidence, fields: mapFields((field) => named?.[field] ?? otherwise) };
  };
  const desk: AudiencePolicy = { evidence: "quotes", fields: mapFields(() => "show") };
  return { name, audiences: { public: told("public"), member: told("member"), partner: told("partner"), desk } };
}

/** In which form each audience is told a field, from the widest to the narrowest. */
export function formsOf(policy: Policy, field: Field): Readonly<Record<AudienceName, Form>> {
  const { public: everybody, member, partner, desk } = policy.audiences;
  return {
    public: everybody.fields[field],
    member: member.fields[field],
    partner: partner.fields[field],
    desk: desk.fields[field],
  };
}

/** Names a policy's content, so that a change is noticed. */
export function policyDigest(policy: Policy): Digest {
  return digestOfValue(policy);
}

/** A policy file's content as a policy, or everything that is wrong with it. Unknown entries are findings, never ignored. */
export function parsePolicy(written: unknown): { readonly policy: Policy } | { readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const root = objectAt(written, "policy", ["name", "audiences"], findings);
  const audiences = objectAt(root["audiences"], "audiences", audienceNames.slice(0, 3), findings);
  const name = root["name"];
  if (typeof name !== "string" || name === "") findings.push(finding("name", "policy-invalid", name));
  for (const audience of audienceNames.slice(0, 3))
    checkAudience(audiences[audience], `audiences.${audience}`, findings);
  return findings.length > 0 ? { findings } : { policy: policyFrom(written as WrittenPolicy) };
}

function checkAudience(written: unknown, at: string, findings: Finding[]): void {
  const told = objectAt(written, at, ["evidence", "otherwise", "fields"], findings);
  if (!evidenceForms.some((form) => form === told["evidence"])) {
    findings.push(finding(`${at}.evidence`, "policy-invalid", told["evidence"]));
  }
  const otherwise = told["otherwise"];
  if (!forms.some((form) => form === otherwise && form !== "coarsen")) {
    findings.push(finding(`${at}.otherwise`, "policy-invalid", otherwise));
  }
  if (told["fields"] === undefined) return;
  for (const [field, form] of Object.entries(objectAt(told["fields"], `${at}.fields`, fieldNames, findings))) {
    if (isField(field) && !mayTake(field, form))
      findings.push(finding(`${at}.fields.${field}`, "policy-invalid", form));
  }
}

/** Only dates and amounts have a coarser form. */
function mayTake(field: Field, form: unknown): boolean {
  if (form === "coarsen") return ["date", "amount"].includes(fields[field].value);
  return forms.some((known) => known === form);
}

/** The object that stands there; a finding for anything else and for each key that is not admitted. */
function objectAt(value: unknown, at: string, keys: readonly string[], findings: Finding[]): Record<string, unknown> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    findings.push(finding(at, "policy-invalid", value));
    return {};
  }
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  findings.push(...unknown.map((key) => finding(`${at}.${key}`, "policy-invalid", key)));
  return value as Record<string, unknown>;
}
