/** EuRepoC's labels (codebook of version 1.1) -> the codebook's terms. What stands in no table has no place here. */
import type { Stance } from "../../domain/assertion.ts";
import type { AsserterRole } from "../../domain/asserter.ts";
import type { Field } from "../../domain/field.ts";
import type { Party } from "../../domain/value.ts";
import type { IncidentType } from "../../vocabulary/incident-type.ts";
import type { Sector } from "../../vocabulary/sector.ts";

/** A term, and whether it says the same. */
export interface Mapped<T> {
  readonly term: T;
  readonly exact: boolean;
}

/** A table of labels that may be asked for any text. */
export function tableOf<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

const same = <T>(term: T): Mapped<T> => ({ term, exact: true });
const near = <T>(term: T): Mapped<T> => ({ term, exact: false });

/** The attacker's own word, counted among the attributions. */
export const attackerConfirms = "Attacker confirms";

/** Basis of an attribution -> the part that its speaker plays, and the stance in which it stands. */
export const attributionBasis = tableOf<{ readonly role: AsserterRole; readonly stance: Stance }>({
  "IT-security community attributes attacker": { role: "vendor", stance: "reported" },
  "Attribution by receiver government / state entity": { role: "government", stance: "reported" },
  "Attribution by attacker government / state entity": { role: "government", stance: "reported" },
  "Attribution by EU institution/agency": { role: "government", stance: "reported" },
  "Attribution by international organization": { role: "third-party", stance: "reported" },
  "Attribution by third-party": { role: "third-party", stance: "reported" },
  "Receiver attributes attacker": { role: "victim", stance: "reported" },
  "Media-based attribution": { role: "journalist", stance: "reported" },
  "Contested attribution": { role: "third-party", stance: "disputed" },
});

/** Begin of the types by which an attribution is the attacker's own word, whatever basis stands beside it. */
export const selfAttribution = "Self-attribution";

/** Begin of the type by which an attribution comes from somebody whom the media do not name. */
export const anonymousStatement = "Anonymous statement";

/** Type of an attribution, up to its first parenthesis or slash -> what it rests on. Types that name two grounds have no place. */
export const attributionType = tableOf<Mapped<NonNullable<Party["basis"]>>>({
  "Technical report": same("technical-evidence"),
  "Political statement / report": same("statement"),
  "Direct statement in media report": same("statement"),
  "Anonymous statement in media report": same("statement"),
  "Media report": same("statement"),
  "Domestic legal action": near("criminal-charges"),
});

/** Category of an initiator -> type of actor, in which stance; null: the label says that it is unknown. */
export const initiatorCategory = tableOf<{ readonly term: string | null; readonly stance: Stance }>({
  State: { term: "state", stance: "reported" },
  "Non-state actor, state-affiliation suggested": { term: "state-affiliated", stance: "suspected" },
  "Individual hacker(s)": { term: "individual", stance: "reported" },
  "Unknown - not attributed": { term: null, stance: "reported" },
});

/** Subcategory of a non-state group -> type of actor. */
export const initiatorSubcategory = tableOf<{ readonly term: string; readonly stance: Stance }>({
  "Hacktivist(s)": { term: "hacktivist", stance: "reported" },
  "Criminal(s)": { term: "criminal", stance: "reported" },
  "Terrorist(s)": { term: "terrorist", stance: "reported" },
  "Non-state-group, state-affiliation suggested (widely held view for the attributed initiator (group), but not invoked in this case)":
    { term: "state-affiliated", stance: "suspected" },
});

/** Category of a receiver -> sector, where its subcategory says nothing more. */
export const receiverCategory = tableOf<Mapped<Sector>>({
  "State institutions / political system": same("government"),
  "International / supranational organization": near("other"),
  "End user(s) / specially protected groups": near("individual"),
  "Social groups": near("nonprofit"),
  Media: same("media"),
  Science: near("education"),
  Other: same("other"),
});

/** Subcategory of a receiver -> sector. */
export const receiverSubcategory = tableOf<Mapped<Sector>>({
  "Government / ministries": same("government"),
  "Civil service / administration": same("government"),
  Legislative: near("government"),
  Judiciary: near("government"),
  Police: near("government"),
  "Intelligence agencies": near("government.national"),
  "Election infrastructure / related systems": near("government"),
  "Other (e.g., embassies)": near("government"),
  Military: same("government.military"),
  "Political parties": same("nonprofit.political"),
  Chemicals: near("manufacturing"),
  "Critical Manufacturing": same("manufacturing"),
  "Defence industry": near("manufacturing"),
  Energy: same("energy"),
  Finance: same("finance"),
  Food: same("food"),
  Health: same("health"),
  Space: same("space"),
  Telecommunications: same("telecom"),
  Transportation: same("transport"),
  Water: same("water"),
  "Advocacy / activists (e.g. human rights organizations)": near("nonprofit"),
  "Political opposition / dissidents / expats": near("nonprofit.political"),
  Religious: near("nonprofit"),
  Ethnic: near("other"),
  Criminal: near("other"),
  Hacktivist: near("other"),
  Terrorist: near("other"),
  "Other social groups": near("other"),
});

/** Type of an incident -> types. "Disruption" is no type here but a loss of availability. */
export const incidentType = tableOf<readonly Mapped<IncidentType>[]>({
  "Data theft": [same("data-theft")],
  "Data theft & Doxing": [same("data-theft"), same("data-leak")],
  "Hijacking with Misuse": [near("intrusion")],
  "Hijacking without Misuse": [near("intrusion")],
  Ransomware: [same("ransomware")],
});

/** Who disclosed the incident, up to the first parenthesis -> how it came to be known. Disclosing is not discovering, so few fit. */
export const disclosure = tableOf<Mapped<string>>({
  "Incident disclosed by attacker": same("external.Actor disclosure"),
  "Incident disclosed by IT-security company": near("external.Security researcher"),
  "Incident disclosed by victim": near("internal.Unknown"),
  "Incident disclosed by authorities of victim state": near("external.Other"),
  "Incident disclosed by media": near("external.Other"),
  "Incident disclosed by third-party-actor": near("external.Other"),
});

/** One effect: a field of confidentiality, integrity or availability. */
export interface Effect {
  readonly field: Extract<Field, `cia.${string}`>;
  readonly polarity: "affirmed" | "negated";
}

const affected = (field: Effect["field"]): Effect => ({ field, polarity: "affirmed" });
const spared = (field: Effect["field"]): Effect => ({ field, polarity: "negated" });

/** Labels of the indicators of impact that say plainly what was and was not affected; the rest ask for either this or that. */
export const impactEffects = tableOf<readonly Effect[]>({
  "No system interference/disruption": [spared("cia.availability")],
  "Day (< 24h)": [affected("cia.availability")],
  "Days (< 7 days)": [affected("cia.availability")],
  "Weeks (< 4 weeks)": [affected("cia.availability")],
  Months: [affected("cia.availability")],
  "No data breach/exfiltration or data corruption (deletion/altering) and/or leaking of data": [
    spared("cia.confidentiality"),
    spared("cia.integrity"),
  ],
  "Minor data breach/exfiltration (no critical/sensitive information), but no data corruption (deletion/altering) or leaking of data":
    [affected("cia.confidentiality"), spared("cia.integrity")],
  "Minor data breach/exfiltration (no critical/sensitive information), data corruption (deletion/altering) and/or leaking of data":
    [affected("cia.confidentiality")],
  "Major data breach/exfiltration (critical/sensitive information) & data corruption (deletion/altering) and/or leaking of data":
    [affected("cia.confidentiality")],
});

/** Duration labels -> bounds. */
export const downtime = tableOf<{
  readonly qualifier: "at-most" | "at-least";
  readonly value: number;
  readonly unit: string;
}>({
  "Day (< 24h)": { qualifier: "at-most", value: 24, unit: "hours" },
  "Days (< 7 days)": { qualifier: "at-most", value: 7, unit: "days" },
  "Weeks (< 4 weeks)": { qualifier: "at-most", value: 4, unit: "weeks" },
  "Short-term disruption (< 24h; incident scores 1 point in intensity)": {
    qualifier: "at-most",
    value: 24,
    unit: "hours",
  },
  "Long-term disruption (> 24h; incident scores 2 points in intensity)": {
    qualifier: "at-least",
    value: 24,
    unit: "hours",
  },
});

/** Words for currencies -> ISO 4217; "dollar" is not said to be the American one. */
export const currencies = tableOf<Mapped<string>>({ euro: same("EUR"), dollar: near("USD") });

/** Types and subtypes of political and legal responses, whoever gave them -> responses. */
export const responses = tableOf<Mapped<string>>({
  "Awareness raising": near("warning-issued"),
  "Parliamentary investigation committee": near("investigation-opened"),
  "Proclamation of public emergency (national level)": same("state-of-emergency"),
  "Economic sanctions": same("sanctions"),
  "Severance of diplomatic relations": same("diplomatic-measures"),
  "Other legal measures on national level (e.g. law enforcement investigations, arrests)": near("legal-action"),
});
