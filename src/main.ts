/** The only file that knows every adapter: wires the parts together and hands them to the command line. */
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "./cli/cli.ts";
import type { Serving, Terminal, Wiring } from "./cli/command.ts";
import { type Config, readConfig } from "./config.ts";
import { describeFinding } from "./domain/finding.ts";
import { parsePolicy, type Policy } from "./domain/policy.ts";
import { groundOf, Refusal } from "./domain/refusal.ts";
import { shippedPolicies } from "./domain/shipped-policies.ts";
import { createRulesExtractor } from "./extract/rules/rules-extractor.ts";
import { createDocumentReader } from "./reading/documents.ts";
import { createWebFetcher } from "./reading/web-fetcher.ts";
import { openSqliteStore } from "./store/sqlite/sqlite-store.ts";
import { createApp } from "./web/app.ts";
import type { House } from "./workflow/house.ts";
import type { SampleEntry } from "./workflow/sample.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const terminal = terminalOf(process);
  try {
    const config = readConfig(process.env);
    const wiring = wire(config, await versionOf(), terminal);
    const code = await runCommandLine(words, wiring);
    await wiring.close();
    return code;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const told = Object.entries(error.details).map(([name, value]) => `  ${name}: ${String(value)}`);
    terminal.err([`casebook: ${error.message}`, ...told, ...error.findings.map(describeFinding)].join("\n"));
    return groundOf(error).exit;
  }
}

function wire(config: Config, version: string, terminal: Terminal): Wiring & { readonly close: () => Promise<void> } {
  const parts: Wiring["parts"] = {
    read: createDocumentReader(),
    fetch: createWebFetcher({ version }),
    extract: createRulesExtractor(),
    clock: () => new Date().toISOString(),
    random: (bytes) => randomBytes(bytes),
  };
  let house: Promise<House> | null = null;
  const openHouse = async (): Promise<House> => {
    const policy = await policyFrom(config.policy);
    const store = await openSqliteStore(join(config.data, "casebook.sqlite"));
    return { ...parts, policy, store };
  };
  return {
    version,
    terminal,
    parts,
    openHouse: () => (house ??= openHouse()),
    sample: readSample,
    siteUrl: config.url ?? `http://${config.host}:${config.port}`,
    wantsSample: config.sample === "load",
    serve: (opened) => serve(opened, config, version),
    untilStopped,
    close: async () => {
      if (house !== null) await (await house).store.close();
    },
  };
}

async function serve(house: House, config: Config, version: string): Promise<Serving> {
  const app = await createApp({
    house,
    settings: {
      version,
      url: config.url,
      siteName: config.name,
      secureCookies: config.url?.startsWith("https:") ?? false,
      trustProxy: config.trustProxy,
      sample: config.sample === "load",
    },
    log: config.log === "silent" ? false : { level: config.log },
  });
  try {
    const address = await app.listen({ host: config.host, port: config.port });
    return { url: config.url ?? address, close: () => app.close() };
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Refusal("setting-invalid", { setting: "CASEBOOK_PORT", value: `${config.host}:${config.port}`, reason });
  }
}

async function policyFrom(name: string): Promise<Policy> {
  const shipped = Object.hasOwn(shippedPolicies, name) ? shippedPolicies[name] : undefined;
  if (shipped !== undefined) return shipped;
  const setting = { setting: "CASEBOOK_POLICY", value: name };
  let written: unknown;
  try {
    written = JSON.parse(await readFile(name, "utf8"));
  } catch (error) {
    throw new Refusal("setting-invalid", { ...setting, reason: error instanceof Error ? error.message : "" });
  }
  const parsed = parsePolicy(written);
  if ("findings" in parsed) throw new Refusal("setting-invalid", setting, parsed.findings);
  return parsed.policy;
}

async function readSample(): Promise<readonly SampleEntry[]> {
  const names = (await readdir(join(root, "sample/reports"))).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    names.map(async (fileName) => {
      const review = join(root, "sample/reviews", fileName.replace(/\.md$/, ".json"));
      const [bytes, recorded] = await Promise.all([
        readFile(join(root, "sample/reports", fileName)),
        readFile(review, "utf8"),
      ]);
      return { fileName, bytes, review: JSON.parse(recorded) as unknown };
    }),
  );
}

async function versionOf(): Promise<string> {
  const description: unknown = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const known = description !== null && typeof description === "object" && "version" in description;
  return known ? String(description.version) : "unknown";
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

function terminalOf({ stdin, stdout, stderr }: NodeJS.Process): Terminal {
  const ask = async (question: string): Promise<string | null> => {
    const lines = createInterface({ input: stdin, output: stderr });
    const closed = new Promise<null>((resolve) => {
      lines.once("close", () => {
        resolve(null);
      });
    });
    const answer = await Promise.race([lines.question(question), closed]);
    lines.close();
    return answer;
  };
  return {
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    readInput: () => buffer(stdin),
    ask,
    interactive: stdin.isTTY && stderr.isTTY,
  };
}
