/**
 * The reference pages that follow from the code: one function a page. What a person wrote above the marker stays; what stands
 * below it is made anew by `npm run docs`, and `docs.test.ts` holds the two together.
 */
import { type ObjectKind, objects, type Operation, operations, tierOfRole } from "../../src/domain/access.ts";
import { scopes } from "../../src/domain/key.ts";
import { type Role, roles } from "../../src/domain/role.ts";
import { settings } from "../../src/config.ts";
import { helpOf } from "../../src/cli/cli.ts";
import { commands } from "../../src/cli/commands.ts";
import { qualifiers } from "../../src/domain/amount.ts";
import { asserterRoles } from "../../src/domain/asserter.ts";
import { polarities, stances } from "../../src/domain/assertion.ts";
import { tiers, audiences } from "../../src/domain/audience.ts";
import { type Field, fieldNames, fields } from "../../src/domain/field.ts";
import { findingCodes } from "../../src/domain/finding.ts";
import { evidenceForms, forms, type Policy } from "../../src/domain/policy.ts";
import { refusalCodes } from "../../src/domain/refusal.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { allFormats } from "../../src/formats/all-formats.ts";
import type { Losses } from "../../src/formats/format.ts";
import { attributionBases, matterObjects, unknownStates } from "../../src/domain/value.ts";
import { partsOfDay } from "../../src/domain/when.ts";
import { credibilityWords, reliabilityWords } from "../../src/vocabulary/admiralty.ts";
import { attackVersion, techniques } from "../../src/vocabulary/attack.ts";
import { countryCodes } from "../../src/vocabulary/country.ts";
import { confidenceWords, likelihoodBands } from "../../src/vocabulary/icd203.ts";
import { incidentTypes } from "../../src/vocabulary/incident-type.ts";
import { motives } from "../../src/vocabulary/motive.ts";
import { rsitEntries } from "../../src/vocabulary/rsit.ts";
import { sectors } from "../../src/vocabulary/sector.ts";
import { tlpLabels } from "../../src/vocabulary/tlp.ts";
import { verisVersion } from "../../src/vocabulary/veris.ts";
import { routeMeanings } from "./routes.ts";

/** Stands between what a person wrote and what is made of the code. */
export const marker = "<!-- generated below -->";

/** Lists of terms that are longer than this are only counted; they are other people's and well known. */
const longestList = 200;

/** Every generated page by the name of its file in `docs/reference`, with the text that belongs below its marker. */
export const pages: Readonly<Record<string, () => string>> = {
  "fields.md": fieldsPage,
  "errors.md": errorsPage,
  "policies.md": policiesPage,
  "roles.md": rolesPage,
  "vocabulary.md": vocabularyPage,
  "settings.md": settingsPage,
  "commands.md": commandsPage,
  "routes.md": routesPage,
  "formats.md": formatsPage,
};

/** What must have a heading of its own on a page, in the words of the heading. */
export const headings: Readonly<Record<string, readonly string[]>> = {
  "fields.md": fieldNames,
  "errors.md": [...Object.keys(refusalCodes), ...Object.keys(findingCodes)],
  "policies.md": Object.keys(shippedPolicies),
  "roles.md": Object.keys(roles),
  "settings.md": Object.keys(settings),
  "commands.md": commands.map(({ name }) => `casebook ${name}`),
  "routes.md": Object.keys(routeMeanings),
  "formats.md": allFormats.map(({ name }) => name),
};

function fieldsPage(): string {
  return sections(fieldNames, (field) => {
    const { label, definition, value, about, states, units, terms, speakers } = fields[field];
    const rows = [
      ["value", value],
      ["about", about === "incident" ? "the incident" : `a ${about}`],
      ...(units.length === 0 ? [] : [["units", codes(units)]]),
      ["stated absences", states.length === 0 ? "none" : codes(states)],
      ["speakers", speakers === null ? "any" : codes(speakers)],
    ];
    return [`**${label}.** ${definition}`, table(["", ""], rows), ...(terms === null ? [] : [termsOf(terms)])].join(
      "\n\n",
    );
  });
}

function termsOf(terms: Readonly<Record<string, string>>): string {
  const entries = Object.entries(terms);
  if (entries.length > longestList) return `${entries.length} terms; see [vocabulary](vocabulary.md).`;
  const told = entries.map(([term, label]) => (term === label ? code(term) : `${code(term)} ${label}`));
  return `Terms: ${told.join(" · ")}`;
}

function errorsPage(): string {
  const refusals = sections(
    Object.entries(refusalCodes),
    ([, { status, exit, sentence }]) => `${sentence}\n\nHTTP status ${status}, exit code ${exit}.`,
    ([name]) => name,
    "###",
  );
  const findings = sections(
    Object.entries(findingCodes),
    ([, sentence]) => sentence,
    ([name]) => name,
    "###",
  );
  return `## Refusals\n\n${refusals}\n\n## Findings\n\n${findings}`;
}

function policiesPage(): string {
  const told = (policy: Policy) => {
    const readers = tiers.filter((name) => name !== "desk");
    const row = (field: Field) => [code(field), ...readers.map((name) => policy.audiences[name].fields[field])];
    const evidence = ["*evidence*", ...readers.map((name) => policy.audiences[name].evidence)];
    return table(["field", ...readers], [evidence, ...fieldNames.map(row)]);
  };
  const known = `Forms of values: ${codes(forms)}. Forms of evidence: ${codes(evidenceForms)}.`;
  return `${known}\n\n${sections(Object.values(shippedPolicies), told, ({ name }) => name)}`;
}

function rolesPage(): string {
  const names = Object.keys(operations) as Operation[];
  const roleNames = Object.keys(roles) as Role[];
  const said = sections(
    roleNames,
    (role) => `${capital(roles[role])}.\n\nIs told what the audience ${code(tierOfRole(role))} is told.`,
  );
  const kinds: readonly (readonly [string, (operation: Operation) => boolean])[] = [
    ["In general", (operation) => operations[operation].on === null],
    ...(Object.keys(objects) as ObjectKind[]).map(
      (kind) =>
        [
          `To ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`,
          (operation: Operation) => operations[operation].on === kind,
        ] as const,
    ),
  ];
  const head = ["operation", "what is done", "who may", "when", "key"];
  const told = kinds.map(
    ([heading, isOne]) => `### ${heading}\n\n${table(head, names.filter(isOne).map(operationRow))}`,
  );
  const states = Object.entries(objects).map(([kind, { states: known, absent }]) => [kind, codes(known), code(absent)]);
  const listed = table(["object", "states", "where there is none, or none for you"], states);
  const keyTold = table(
    ["scope", "good for"],
    Object.entries(scopes).map(([scope, words]) => [code(scope), words]),
  );
  return `${said}\n\n## What may be done\n\n${told.join("\n\n")}\n\n## States of what is acted upon\n\n${listed}\n\n## Scopes of API keys\n\n${keyTold}`;
}

/** Who, when and with which key; of roles that follow one another only the first is named. */
function operationRow(operation: Operation): readonly string[] {
  const rule = operations[operation];
  const [least = ""] = rule.roles;
  const who = least === "visitor" ? "anybody" : least === "administrator" ? "administrators" : `${least} and above`;
  const own = !("own" in rule) ? "" : rule.own === "never" ? ", not to oneself" : ", one's own";
  const others = "others" in rule ? `; ${rule.others.join(", ")}: anybody's` : "";
  const scope = rule.scope === null ? "never" : code(rule.scope);
  return [code(operation), rule.does, `${who}${own}${others}`, whenOf(operation), scope];
}

/** In which states, and what is answered in the others. */
function whenOf(operation: Operation): string {
  const rule = operations[operation];
  if (rule.on === null) return "always";
  const { states, impossible } = objects[rule.on];
  const possible: readonly string[] = rule.in;
  const others: Readonly<Record<string, string>> = impossible;
  const refused = states.filter((state) => !possible.includes(state));
  if (refused.length === 0) return "always";
  const [only = "", ...more] = new Set(refused.map((state) => others[state] ?? ""));
  if (more.length === 0) return `${possible.join(", ")} (else ${code(only)})`;
  const answers = refused.map((state) => `${state}: ${code(others[state] ?? "")}`);
  return `${possible.join(", ")} (${answers.join(", ")})`;
}

function vocabularyPage(): string {
  const words = (list: Readonly<Record<string, unknown>>) =>
    Object.entries(list).map(([word, meaning]) => [code(word), typeof meaning === "string" ? meaning : ""]);
  const plain = (list: readonly string[]) => codes(list);
  const parts: readonly (readonly [string, string])[] = [
    [
      "Audiences",
      table(
        ["audience", "cleared to"],
        tiers.map((name) => [code(name), audiences[name].clearance]),
      ),
    ],
    ["TLP 2.0", `From the widest circle to the narrowest: ${plain(tlpLabels)}. Not marked counts as \`TLP:RED\`.`],
    ["Stated absences", table(["state", "meaning"], words(unknownStates))],
    ["Polarity", plain(polarities)],
    ["Stance", table(["stance", "meaning"], words(stances))],
    ["Roles of speakers", table(["role", "whose word it is"], words(asserterRoles))],
    [
      "Likelihood (ICD 203)",
      table(
        ["word", "percent"],
        Object.entries(likelihoodBands).map(([word, band]) => [code(word), band.join("–")]),
      ),
    ],
    ["Confidence (ICD 203)", plain(confidenceWords)],
    ["Reliability of a source (Admiralty code)", table(["letter", "meaning"], words(reliabilityWords))],
    ["Credibility of information (Admiralty code)", table(["digit", "meaning"], words(credibilityWords))],
    ["Bases of attribution", table(["basis", "meaning"], words(attributionBases))],
    ["Objects of negative findings", plain(Object.keys(matterObjects))],
    ["Qualifiers of amounts", plain(qualifiers)],
    ["Parts of a day", plain(partsOfDay)],
    [
      "Incident types",
      table(
        ["type", "label", "RSIT"],
        Object.entries(incidentTypes).map(([word, { label, rsit }]) => [
          code(word),
          label,
          rsit === null ? "–" : code(rsit),
        ]),
      ),
    ],
    [
      "Motives",
      table(
        ["motive", "label", "VERIS"],
        Object.entries(motives).map(([word, { label, veris }]) => [code(word), label, veris]),
      ),
    ],
    ["Sectors", table(["sector", "label"], words(sectors))],
    ["RSIT, version 1003", plain(rsitEntries)],
    ["VERIS", `Words of version ${verisVersion}, as the fields list them.`],
    [
      "MITRE ATT&CK for Enterprise",
      `${techniques.size} techniques of version ${attackVersion}, by their ids, such as \`T1498\`.`,
    ],
    ["Countries", `${countryCodes.length} codes of ISO 3166-1 alpha-2, \`XK\` among them.`],
  ];
  return parts.map(([heading, body]) => `## ${heading}\n\n${body}`).join("\n\n");
}

function settingsPage(): string {
  const told: readonly [string, { readonly default: string; readonly meaning: string; readonly secret: boolean }][] =
    Object.entries(settings);
  return sections(
    told,
    ([, { default: usual, meaning, secret }]) =>
      `${meaning}\n\nDefault: ${usual === "" ? "empty" : code(usual)}.${secret ? " Secret: never shown." : ""}`,
    ([name]) => name,
  );
}

function commandsPage(): string {
  return sections(
    commands,
    (command) => `\`\`\`text\n${helpOf(command).trimEnd()}\n\`\`\``,
    ({ name }) => `casebook ${name}`,
  );
}

function routesPage(): string {
  return sections(
    Object.entries(routeMeanings),
    ([, meaning]) => meaning,
    ([route]) => route,
  );
}

function formatsPage(): string {
  return sections(
    allFormats,
    ({ label, about, version, reads, writes }) => {
      const uses = [...(reads === null ? [] : ["read"]), ...(writes === null ? [] : ["written"])].join(" and ");
      const head = `**${label}.** ${about}\n\n${capital(uses)}, by version ${version} of the codec.`;
      return writes === null ? head : `${head}\n\n${lossesOf(writes.loses)}`;
    },
    ({ name }) => name,
  );
}

function lossesOf({ fields: lost, facets, further }: Losses): string {
  if (lost.length === 0 && facets.length === 0 && further.length === 0) return "Loses nothing when written.";
  const lines = [
    ...(lost.length === 0 ? [] : [`- fields without a place: ${codes(lost)}`]),
    ...(facets.length === 0 ? [] : [`- of each value: ${facets.join(", ")}`]),
    ...further.map(({ sentence }) => `- ${sentence}`),
  ];
  return `Loses when written:\n\n${lines.join("\n")}`;
}

function sections<T>(
  items: readonly T[],
  bodyOf: (item: T) => string,
  headingOf: (item: T) => string = String,
  level = "##",
): string {
  return items.map((item) => `${level} ${code(headingOf(item))}\n\n${bodyOf(item)}`).join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function codes(words: readonly string[]): string {
  return words.map(code).join(", ");
}

function code(word: string): string {
  return `\`${word}\``;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
