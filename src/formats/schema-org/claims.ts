/**
 * What is said of responsibility, and what is said not to have happened, as schema.org's `Claim`: the words, whose they are, and
 * where they appeared. An alleged person is never named.
 */
import { type Field, fields, lanes } from "../../domain/field.ts";
import { type AsserterRole, asserterRoles } from "../../domain/asserter.ts";
import { type Projection, shownOf, type ToldAssertion } from "../../domain/projection.ts";
import { sayStatement } from "../../domain/say.ts";
import { slugOf } from "../../domain/source.ts";
import { plainLine } from "../citation/cited-record.ts";
import { isPublicLink } from "../rows/told-evidence.ts";
import { calendarDate, type JsonLd, known } from "./json-ld.ts";

const claimed: readonly Field[] = [...lanes, "finding.not-affected", "finding.not-happened"];

/** Speakers that are bodies by what they are; all others may be anybody and are called things. */
const bodies: readonly AsserterRole[] = ["victim", "agency", "government", "court", "vendor"];

/** The claims of a record in the order of the codebook; those that were taken back or replaced are left out. */
export function claimsOf(projection: Projection): readonly JsonLd[] {
  const isPerson = peopleIn(projection);
  return claimed.flatMap((field) =>
    shownOf(projection, field)
      .filter(({ stance, content }) => stance !== "retracted" && stance !== "superseded" && content.kind !== "unknown")
      .map((said) => claimNode(field, said, isPerson, projection)),
  );
}

/** Whether a name is that of an actor of whom somebody says that they are an individual or an insider. */
function peopleIn(projection: Projection): (name: string) => boolean {
  const people = new Set(
    ["actor.type" as const, "actor.variety" as const].flatMap((field) =>
      shownOf(projection, field).flatMap(({ about, content }) =>
        content.kind === "term" && /^(?:individual|insider|internal\b.*)$/.test(content.term) ? (about ?? []) : [],
      ),
    ),
  );
  const names = [...lanes, "actor.alias" as const].flatMap((field) =>
    shownOf(projection, field).flatMap(({ about, content }) => {
      const name = content.kind === "party" || content.kind === "name" ? content.name : null;
      return name !== null && about !== null && people.has(about) ? [slugOf(name)] : [];
    }),
  );
  const slugs = new Set(names);
  return (name) => slugs.has(slugOf(name));
}

function claimNode(
  field: Field,
  said: ToldAssertion,
  isPerson: (name: string) => boolean,
  projection: Projection,
): JsonLd {
  return {
    "@type": "Claim",
    text: textOf(field, said, isPerson),
    ...known({
      author: authorOf(said, isPerson),
      datePublished: calendarDate(said.asserted),
      appearance: appearancesOf(said, projection),
    }),
  };
}

/** `Claimed by: Grey Heron`; how it is negated stands in the same words. */
function textOf(field: Field, { content, polarity }: ToldAssertion, isPerson: (name: string) => boolean): string {
  const hidden = content.kind === "party" && content.name !== null && isPerson(content.name);
  const told = hidden ? { ...content, name: "an individual" } : content;
  return plainLine(`${fields[field].label}: ${sayStatement(field, { content: told, polarity })}`);
}

/** Null where the audience is not told who speaks. Speakers without a name are described by the part that they play. */
function authorOf({ asserter }: ToldAssertion, isPerson: (name: string) => boolean): JsonLd | null {
  if (asserter === null) return null;
  const { role, name } = asserter;
  return {
    "@type": bodies.includes(role) ? "Organization" : "Thing",
    ...(name === null || isPerson(name) ? { description: asserterRoles[role] } : { name: plainLine(name) }),
  };
}

function appearancesOf({ evidence }: ToldAssertion, { sources }: Projection): readonly JsonLd[] {
  const numbers = new Set(evidence.map(({ source }) => source));
  return sources.flatMap(({ number, url, title, publisher }) =>
    numbers.has(number)
      ? [{ "@type": "CreativeWork", name: plainLine(title ?? publisher), ...(isPublicLink(url) ? { url } : {}) }]
      : [],
  );
}
