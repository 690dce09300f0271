/** Laws of security: what no file of the house does, what no page follows, and that the threat model names controls and tests that are there. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import ts from "typescript";
import { localPath } from "../../src/web/route.ts";
import { nodesWhere, placeOf, root, type SourceFile, sourceFiles } from "./source-files.ts";

const files = sourceFiles();
const ofServer = files.filter(({ path }) => !path.startsWith("src/web/client/"));
const ofBrowser = files.filter(({ path }) => path.startsWith("src/web/client/"));

function offences(
  among: readonly SourceFile[],
  isWrong: (node: ts.Node, file: SourceFile) => boolean,
): readonly string[] {
  return among.flatMap((file) => nodesWhere(file, (node) => isWrong(node, file)).map((node) => placeOf(file, node)));
}

/** Who speaks to other machines, and what it imports for it. All else that is imported from these packages are types and pure functions. */
const outward: Readonly<Record<string, readonly string[]>> = {
  "src/reading/web-fetcher.ts": ["node:http", "node:https", "node:dns"],
  "src/identity/guarded-fetch.ts": ["node:http", "node:https", "node:dns"],
  "src/identity/open-id-provider.ts": ["openid-client"],
  "src/mailing/smtp.ts": ["nodemailer"],
  // Writes the text of a mail, and sends none.
  "src/mailing/message.ts": ["nodemailer"],
};

const speaking = [
  "node:http",
  "node:https",
  "node:http2",
  "node:tls",
  "node:dgram",
  "node:dns",
  "nodemailer",
  "openid-client",
  "undici",
  "axios",
  "ws",
];

test("only the fetcher of reports, the mailer and the provider of identities speak to other machines", () => {
  const wrong = ofServer.flatMap(({ path, tree }) =>
    tree.statements.flatMap((statement) => {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
      const target = statement.moduleSpecifier.text.replace(/^(node:\w+)\/.*$/, "$1");
      const { importClause } = statement;
      if (!speaking.includes(target) || importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
      const isServer = path === "src/web/server.ts" && target === "node:http";
      return isServer || outward[path]?.includes(target) === true ? [] : [`${path} imports ${target}`];
    }),
  );
  assert.deepEqual(wrong, []);
});

test("no file calls what opens connections by itself", () => {
  const isOpening = (node: ts.Node) => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression))
      return ["WebSocket", "EventSource"].includes(node.expression.text);
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
    return ["connect", "createConnection"].includes(node.expression.text);
  };
  assert.deepEqual(
    offences(ofServer, (node) => isCall(node) && isOpening(node)),
    [],
  );
  // `fetch` is what the room of reading calls its own; the global one stands in no scope of its own.
  const global = offences(
    ofServer,
    (node, { text }) => isCallOf(node, ["fetch"]) && !/\bfetch\b[^(\n]*[:=,}]/.test(text),
  );
  assert.deepEqual(global, []);
});

test("nothing is run that is not a file of the house: no evaluated text, no shell", () => {
  const wrong = offences(files, (node) => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Function")
      return true;
    return isCallOf(node, ["eval"]);
  });
  assert.deepEqual(wrong, []);
  const shells = ofServer.filter(({ imports }) =>
    imports.some(({ target }) => ["node:child_process", "node:vm", "node:repl"].includes(target)),
  );
  assert.deepEqual(
    shells.map(({ path }) => path),
    [],
  );
});

test("scripts in the browser make no markup of text", () => {
  const sinks = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "DOMParser",
    "createContextualFragment",
    "srcdoc",
    "setHTMLUnsafe",
    "parseHTMLUnsafe",
    "document.write",
  ];
  const wrong = ofBrowser.flatMap(({ path, text }) =>
    sinks.filter((sink) => text.includes(sink)).map((sink) => `${path}: ${sink}`),
  );
  assert.deepEqual(wrong, []);
});

test("cookies are set and read in one place", () => {
  const wrong = offences(ofServer, (node, { path }) => {
    if (path === "src/web/cookies.ts" || !ts.isPropertyAccessExpression(node)) return false;
    return ["setCookie", "clearCookie", "cookies"].includes(node.name.text);
  });
  assert.deepEqual(wrong, []);
});

/** Names of what must not be compared letter by letter, since the time would tell how many letters were right. */
const secretName = /(?:secret|password|token|signature|hmac|mac|recoverycode|otp|nonce)$/i;

/** Comparisons of things with such names that are no secrets. */
const plainComparisons: Readonly<Record<string, string>> = {
  'password !== typed.text("again")': "what one person typed twice",
  "kept.password !== before.password": "the hash that is kept, with what it was a moment ago",
};

test("secrets are compared in constant time, or looked up by their digest", () => {
  const wrong = offences(ofServer, (node, file) => {
    if (!ts.isBinaryExpression(node)) return false;
    const { operatorToken, left, right } = node;
    const kinds = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken];
    if (!kinds.includes(operatorToken.kind) || [left, right].some(isKnownWord)) return false;
    const names = [left, right].map((side) => side.getText(file.tree));
    return names.some((name) => secretName.test(name)) && !Object.hasOwn(plainComparisons, node.getText(file.tree));
  });
  assert.deepEqual(wrong, []);
});

function isKnownWord(node: ts.Expression): boolean {
  return (
    ts.isStringLiteral(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === "undefined")
  );
}

test("where a page leads to is a place of this site, whatever was written", () => {
  const site = "https://casebook.example";
  const pieces = [
    "/",
    "\\",
    "//",
    "..",
    ".",
    "@",
    "elsewhere.example",
    "%2f",
    "%5c",
    "\t",
    "\n",
    "\r",
    "\0",
    " ",
    ":",
    "?",
    "#",
    "javascript:",
    "https:",
    "é",
    "。",
    "／",
    "\u2028",
    "[",
    "]",
    "a",
  ];
  const written = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join("")),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        written,
        written.map((text) => `/${text}`),
      ),
      (text) => {
        const path = localPath(text);
        if (path === null) return;
        assert.equal(path, text);
        const led = new URL(path, `${site}/sign-in?next=x`);
        assert.equal(led.origin, site);
        assert.equal(led.username, "");
      },
    ),
    { numRuns: 20_000, seed: 5 },
  );
  for (const path of ["/", "/desk", "/incidents?q=a%20b#c"]) assert.equal(localPath(path), path);
});

test("links follow the host of a request in few places, none of which writes a mail", () => {
  const allowed =
    /^src\/web\/(?:speaker|form-token|known-host|own-place|taxii\/taxii|request-log|feeds\/publisher|pages\/(?:api|desk-people|desk-person))\.ts$/;
  const asked = ofServer.filter(
    ({ path, text }) =>
      path.startsWith("src/web/") &&
      /\brequest\.host\b|\brequest\.protocol\b|\bprotocol, host\b|\bhost, protocol\b|\.hostname\b.*request/.test(text),
  );
  assert.deepEqual(
    asked.map(({ path }) => path).filter((path) => !allowed.test(path)),
    [],
  );
});

function isCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) || ts.isNewExpression(node);
}

function isCallOf(node: ts.Node, names: readonly string[]): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && names.includes(node.expression.text);
}

/** Rows of the threat model: cells by column. */
function threats(): readonly (readonly string[])[] {
  return readFileSync(join(root, "SECURITY.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (?:Asset|-)/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.length === 5);
}

test("every threat has a control and a test, and all files that the threat model names are there", () => {
  const rows = threats();
  assert.ok(rows.length >= 40, `${rows.length} threats`);
  const named = (cell: string | undefined) =>
    [...(cell ?? "").matchAll(/`([\w./-]+\.\w+)`/g)].map(([, path = ""]) => path);
  for (const [asset, threat, , control, proof] of rows) {
    const what = `${asset ?? ""}: ${threat ?? ""}`;
    assert.notEqual(control, "", what);
    const tests = named(proof);
    assert.ok(tests.length > 0, `no test: ${what}`);
    for (const path of tests) assert.match(path, /\.test\.ts$/, what);
    for (const path of [...named(control), ...tests]) assert.ok(existsSync(join(root, path)), `${path}: ${what}`);
  }
});

/** Laws about something else than who is told or may do what. */
const otherLaws = ["docs", "imports", "round-trips", "texts"];

test("every law that guards something is the proof of a threat", () => {
  const proofs = threats()
    .map(([, , , , proof = ""]) => proof)
    .join(" ");
  const laws = readdirSync(join(root, "test/laws")).filter((name) => name.endsWith(".test.ts"));
  const unnamed = laws.filter((name) => !proofs.includes(`test/laws/${name}`));
  assert.deepEqual(
    unnamed,
    otherLaws.map((name) => `${name}.test.ts`),
  );
});

test("the threat model looks at every kind of threat, and at every asset", () => {
  const kinds = new Set(threats().map(([, , kind]) => kind));
  assert.deepEqual([...kinds].toSorted(), ["D", "E", "I", "R", "S", "T"]);
  const assets = new Set(threats().map(([asset]) => asset));
  for (const asset of [
    "public face",
    "members' data",
    "drafts",
    "reports",
    "accounts",
    "sessions",
    "keys",
    "mail",
    "audit",
    "releases",
    "imports",
    "the store",
    "the host",
    "supply chain",
  ])
    assert.ok(assets.has(asset), asset);
});

test("of the scripts that packages would run when they are installed one alone is allowed", () => {
  const { allowScripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly allowScripts: object;
  };
  assert.deepEqual(allowScripts, { node: true });
});

test("packages come from the registry alone, each with the digest of its bytes", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<
      Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean }>
    >;
  };
  const wrong = Object.entries(lock.packages)
    .filter(([path]) => path !== "")
    .filter(
      ([, { resolved, integrity = "", link }]) =>
        resolved !== undefined || link === true || !integrity.startsWith("sha512-"),
    )
    .map(([path]) => path);
  assert.deepEqual(wrong, []);
});
