/** Whole requests to every route: addresses, headers and bodies that nobody should send. An answer of 500 is a failure. */
import type { InjectOptions } from "fastify";
import { openPublicHouse, publishBriefing, type PublicHouse } from "../flow/public-house.ts";
import { listRoutes } from "../laws/list-routes.ts";
import { type Dice, diceOf } from "./mutation.ts";
import type { FuzzTarget } from "./target.ts";

type Method = NonNullable<InjectOptions["method"]>;

/** One request as it stands in an input: its parts on lines of their own. */
interface Line {
  readonly method: Method;
  readonly url: string;
  readonly type: string;
  readonly accept: string;
  readonly body: string;
}

const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"] as const satisfies readonly Method[];

let opened: Promise<PublicHouse> | null = null;

async function open(): Promise<PublicHouse> {
  const house = await openPublicHouse("open");
  for (const id of ["CB-000001", "CB-000002"]) {
    const text = `The hospital of ${id} was hit on 8 November 2022. The Grey Heron claimed it.`;
    const assertions = [
      { field: "victim.name", about: "victim-1", value: `Hospital ${id}`, quote: "The hospital" },
      { field: "victim.country", about: "victim-1", value: "FR", quote: "The hospital" },
      { field: "summary", value: "A hospital was hit.", quote: "The hospital" },
    ];
    await publishBriefing(house.house, { id, text, assertions });
  }
  return house;
}

const types = [
  "application/x-www-form-urlencoded",
  "application/json",
  "text/plain",
  "multipart/form-data; boundary=x",
];
const accepts = ["text/html", "application/json", "*/*", "application/taxii+json;version=2.1", "a;q=9,,;"];
const values = [
  "CB-000001",
  "hospital-cb-000001",
  "FR",
  "T1498",
  "public",
  "all.atom",
  "pages.xml",
  "2026.1",
  "ndjson",
];
const queries = [
  "",
  "q=hospital",
  "asKnownOn=2026-01-01",
  "sort=date&order=asc",
  "page=2",
  "limit=1",
  "after=x",
  "by=type",
];

async function lines(): Promise<readonly Buffer[]> {
  const dice = diceOf(11);
  return (await listRoutes()).map((route) => {
    const [written = "GET", path = "/"] = route.split(" ", 2);
    const method = methods.find((known) => known === written) ?? "GET";
    const url = path.replace(/:\w+(?:\([^)]*\))?/g, () => dice.pick(values));
    const query = dice.pick(queries);
    const body = method === "GET" ? "" : bodyOf(dice);
    const line: Line = {
      method,
      url: query === "" ? url : `${url}?${query}`,
      type: dice.pick(types),
      accept: dice.pick(accepts),
      body,
    };
    return Buffer.from(textOf(line));
  });
}

function bodyOf(dice: Dice): string {
  const form = "form=x&name=Ada&password=correct+horse+battery&q=1";
  const parts = '--x\r\nContent-Disposition: form-data; name="form"\r\n\r\ny\r\n--x--\r\n';
  return dice.pick([form, '{"name":"Ada","list":[1,2,3]}', parts, ""]);
}

function textOf({ method, url, type, accept, body }: Line): string {
  return [method, url, type, accept, body].join("\n");
}

/** As a client of HTTP could send it: what no header or address can hold is taken out. */
function lineFrom(text: string): Line {
  const [method = "", url = "", type = "", accept = "", ...body] = text.split("\n");
  const visible = (part: string) => part.replace(/[^\x20-\x7e]/g, "").trim();
  const path = visible(url)
    .replace(/[^\x21-\x7e]/g, "%20")
    .replace(/^\/*/, "/");
  return {
    method: methods.find((known) => known === method) ?? "GET",
    url: path.slice(0, 8000),
    type: visible(type).slice(0, 2000),
    accept: visible(accept).slice(0, 2000),
    body: body.join("\n"),
  };
}

async function asked(bytes: Buffer): Promise<void> {
  const { app } = await (opened ??= open());
  const { method, url, type, accept, body } = lineFrom(bytes.toString("latin1"));
  const answer = await app.inject({
    method,
    // As the address stands: a URL object would mend it.
    url: { pathname: url.split("?", 1)[0] ?? "/", query: url.split("?").slice(1).join("?") },
    headers: { accept, ...(body === "" ? {} : { "content-type": type }) },
    ...(body === "" ? {} : { payload: Buffer.from(body, "latin1") }),
  });
  if (answer.statusCode === 500) throw new Error(`500: ${method} ${url.slice(0, 300)}`);
  if (answer.headers["content-security-policy"] === undefined)
    throw new Error(`unprotected: ${method} ${url.slice(0, 300)}`);
}

/** The target. */
export const requestTarget: FuzzTarget = { name: "requests", share: 60, seeds: lines, take: asked };
