/** Adoption: newly proposed statements learn the keys under which a record knows its victims and actors already. */
import type { Statement } from "./assertion.ts";
import { slugOf } from "./source.ts";
import { freshKey, type SubjectKey, subjectKindOf } from "./subject.ts";

/** The name that a statement gives its subject: a victim's name, or the party in a lane; null where it gives none. */
export function subjectNameIn({ content }: Pick<Statement, "content">): string | null {
  if (content.kind === "name") return content.name;
  if (content.kind === "party") return content.name;
  return null;
}

/** Names a subject, as opposed to describing one that is named elsewhere. */
function namesSubject({ field }: Pick<Statement, "field">): boolean {
  return (
    field === "victim.name" ||
    field === "victim.alias" ||
    field === "actor.alias" ||
    field.startsWith("responsibility.")
  );
}

/**
 * Renames the subjects of newly proposed statements so that they agree with a record: a subject of the same name (folded)
 * gets the record's key, any other a fresh one. The statements keep their order. Keys in `own` are the record's already and stay.
 */
export function adoptSubjects<S extends Statement>(
  proposed: readonly S[],
  standing: readonly Statement[],
  own: ReadonlySet<SubjectKey> = new Set(),
): readonly S[] {
  const known = keysByName(standing);
  const taken = new Set(standing.flatMap(({ about }) => (about === null ? [] : [about])));
  const renamed = new Map<SubjectKey, SubjectKey>([...own].map((key) => [key, key]));
  for (const statement of proposed.filter(namesSubject)) {
    const name = foldedNameIn(statement);
    const match = name === null ? undefined : known.get(name);
    if (statement.about === null || match === undefined || renamed.has(statement.about)) continue;
    renamed.set(statement.about, match);
  }
  return proposed.map((statement) => {
    if (statement.about === null) return statement;
    const key = renamed.get(statement.about) ?? freshKey(statement.about, taken);
    renamed.set(statement.about, key);
    taken.add(key);
    return { ...statement, about: key };
  });
}

function keysByName(statements: readonly Statement[]): ReadonlyMap<string, SubjectKey> {
  const keys = new Map<string, SubjectKey>();
  for (const statement of statements.filter(namesSubject)) {
    const name = foldedNameIn(statement);
    if (statement.about !== null && name !== null && !keys.has(name)) keys.set(name, statement.about);
  }
  return keys;
}

/** Kind and folded name of the subject, by which two names are the same; null where nothing is left to compare. */
function foldedNameIn(statement: Statement): string | null {
  const slug = slugOf(subjectNameIn(statement) ?? "");
  return statement.about === null || slug === "unnamed" ? null : `${subjectKindOf(statement.about)} ${slug}`;
}
