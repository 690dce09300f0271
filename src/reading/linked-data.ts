/** The JSON-LD in which many news pages describe themselves in the words of schema.org. */
import { charactersBelow, elementsBelow, type MarkupElement } from "./markup.ts";

/** What the first description of an article says. */
export interface LinkedArticle {
  readonly title: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
}

type Thing = Readonly<Record<string, unknown>>;

const longest = 200_000; // characters of one script
const mostThings = 200;

/** Types of schema.org that describe what a page tells, as opposed to the page, its site or its crumbs. */
const articleType = /(?:Article|Report|Posting|Blog|PressRelease|Review)$/u;

/** Reads the page's JSON-LD. What is no JSON, or describes no article, is as if it were not there. */
export function linkedData(root: MarkupElement): LinkedArticle {
  const things = elementsBelow(root, "script")
    .filter(({ attributes }) => attributes["type"] === "application/ld+json")
    .slice(0, 20)
    .flatMap((script) => thingsIn(charactersBelow(script)));
  const article = things.find(({ "@type": type }) => namesOf(type).some((name) => articleType.test(name)));
  const dated = article ?? things.find((thing) => thing["datePublished"] !== undefined) ?? {};
  return {
    title: textOf(dated["headline"]),
    published: textOf(dated["datePublished"]),
    url: textOf(dated["url"]) ?? textOf(dated["mainEntityOfPage"], "@id"),
    publisher: textOf(dated["publisher"], "name"),
    author: textOf(dated["author"], "name"),
  };
}

/** The things of one script, whether it holds one, a list or a graph. */
function thingsIn(json: string): readonly Thing[] {
  const found: Thing[] = [];
  const open: unknown[] = [parsed(json)];
  while (open.length > 0 && found.length < mostThings) {
    const next = open.shift();
    if (isList(next)) open.push(...next.slice(0, mostThings));
    else if (isThing(next)) {
      found.push(next);
      open.push(next["@graph"], next["mainEntity"]);
    }
  }
  return found;
}

function parsed(json: string): unknown {
  if (json.length > longest) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function namesOf(type: unknown): readonly string[] {
  return [type].flat().filter((name) => typeof name === "string");
}

/** A text, or the property `inside` of a thing, or the first of a list of these. */
function textOf(value: unknown, inside = "name"): string | null {
  const first = isList(value) ? value[0] : value;
  const text = isThing(first) ? first[inside] : first;
  return typeof text === "string" && text.trim() !== "" ? text : null;
}
