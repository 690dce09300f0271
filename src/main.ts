/** The only file that knows every adapter: wires the parts together and hands them to the command line. */
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "./cli/cli.ts";
import type { Serving, Terminal, Wiring } from "./cli/command.ts";
import { type Config, readConfig } from "./config.ts";
import { describeFinding } from "./domain/finding.ts";
import { parsePolicy, policyFrom, type WrittenPolicy } from "./domain/policy.ts";
import { groundOf, Refusal } from "./domain/refusal.ts";
import { reference, shippedWritten } from "./domain/shipped-policies.ts";
import { createRulesExtractor } from "./extract/rules/rules-extractor.ts";
import { allFormats, formatOfMapping } from "./formats/all-formats.ts";
import type { Speaker } from "./formats/format.ts";
import { openFileOutbox } from "./mailing/file-outbox.ts";
import { openSmtp } from "./mailing/smtp.ts";
import { openIdProvider } from "./identity/open-id-provider.ts";
import { createDocumentReader } from "./reading/documents.ts";
import { isPublicAddress } from "./reading/public-address.ts";
import { createSplitter } from "./reading/records.ts";
import { createWebFetcher } from "./reading/web-fetcher.ts";
import { openRetelling } from "./retelling/retelling.ts";
import { openReleaseFolder } from "./store/files/release-folder.ts";
import { openSecretFile } from "./store/files/secret-file.ts";
import { openSqliteStore } from "./store/sqlite/sqlite-store.ts";
import { createApp } from "./web/app.ts";
import type { House } from "./workflow/house.ts";
import { keptPolicies } from "./workflow/policies.ts";
import { establishPolicy, type SettingPolicy } from "./workflow/policy.ts";
import type { SampleEntry } from "./workflow/sample.ts";
import { installVocabularies } from "./workflow/vocabulary.ts";

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
    split: createSplitter(),
    formats: allFormats,
    formatOfMapping,
    extract: createRulesExtractor(),
    mailer: mailerOf(config),
    secret: openSecretFile(config.secretFile ?? join(config.data, "casebook.secret")),
    clock: () => new Date().toISOString(),
    random: (bytes) => randomBytes(bytes),
  };
  let house: Promise<House> | null = null;
  let setting: Promise<SettingPolicy> | null = null;
  const settingPolicy = () => (setting ??= settingFrom(config.policy));
  const openHouse = async (): Promise<House> => {
    const setting = await settingPolicy();
    const releases = openReleaseFolder(join(config.data, "releases"));
    const store = await openStoreIn(config.data);
    try {
      // Before anything is checked: records may name terms of vocabularies that were loaded.
      await installVocabularies(store);
      await establishPolicy({ ...parts, store }, setting);
    } catch (error) {
      await store.close();
      throw error;
    }
    return { ...parts, policies: keptPolicies(policyFrom(setting.written)), releases, store };
  };
  return {
    version,
    terminal,
    parts,
    openHouse: () => (house ??= openHouse()),
    sample: readSample,
    speaker: speakerOf(config),
    siteUrl: siteUrlOf(config),
    wantsSample: config.sample === "load",
    settingPolicy,
    serve: async (opened) => serve(opened, config, version, await settingPolicy()),
    untilStopped,
    close: async () => {
      // A house that could not be opened has been told of already.
      const opened = await house?.catch(() => null);
      await opened?.store.close();
    },
  };
}

/** Files where no server is set. */
function mailerOf({ data, smtp, mailFrom: from }: Config): House["mailer"] {
  return smtp === null ? openFileOutbox({ folder: join(data, "outbox"), from }) : openSmtp({ url: smtp, from });
}

function siteUrlOf({ url, host, port }: Config): string {
  return url ?? `http://${host}:${port}`;
}

/** How the house calls itself in what the command line gives out. */
function speakerOf(config: Config): Speaker {
  const speaker = { name: config.name, url: siteUrlOf(config) };
  return config.license === null ? speaker : { ...speaker, license: config.license };
}

function storeIn(folder: string): string {
  return join(folder, "casebook.sqlite");
}

/** The store of a folder. A refusal names the folder too: it is what the operator set. */
async function openStoreIn(folder: string): Promise<House["store"]> {
  try {
    return await openSqliteStore(storeIn(folder));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const damaged = error.code === "store-unreadable" ? { help: "docs/howto/back-it-up.md" } : {};
    throw new Refusal(error.code, { ...error.details, folder: resolve(folder), ...damaged }, error.findings);
  }
}

async function serve(house: House, config: Config, version: string, setting: SettingPolicy): Promise<Serving> {
  const retelling = openRetelling(house, { file: storeIn(config.data), setting }, (error) => {
    app.log.error(error, "what is told anew has stopped for a moment");
  });
  const app = await createApp({
    house,
    retelling,
    provider: config.openId === null ? null : openIdProvider({ ...config.openId, isPublic: isPublicAddress }),
    settings: {
      version,
      url: config.url,
      host: config.host,
      siteName: config.name,
      license: config.license,
      rates: config.rates,
      secureCookies: config.url?.startsWith("https:") ?? false,
      trustProxy: config.trustProxy,
      origin: siteUrlOf(config),
      registration: config.registration,
      secondFactor: config.secondFactor,
      retention: { auditDays: config.auditDays },
      unusedDays: config.unusedDays,
      sample: config.sample === "load",
    },
    log: config.log === "silent" ? false : { level: config.log },
  });
  try {
    const address = await app.listen({ host: config.host, port: config.port });
    return { url: config.url ?? address, ...exposureOf(config), close: () => app.close() };
  } catch (error) {
    throw cannotListen(error, config);
  }
}

/** A word of warning where passwords and what is withheld would travel in the open. */
function exposureOf({ host, url }: Config): Pick<Serving, "warning"> {
  const here = host === "localhost" || host === "::1" || /^127(?:\.\d+){3}$/.test(host);
  if (here || url?.startsWith("https:") === true) return {};
  return {
    warning: `Warning: ${host} can be reached from other machines, and CASEBOOK_URL names no https address: passwords and what is withheld travel in the open. See docs/howto/run-it-behind-a-proxy.md.`,
  };
}

/** Why the address cannot be listened on: the settings to change, what they say, and the system's reason. */
function cannotListen(error: unknown, { host, port }: Config): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "another program listens there already",
    EACCES: "this user may not listen on that port",
    EADDRNOTAVAIL: "this machine has no such address",
    ENOTFOUND: "this machine has no such address",
  };
  const setting = code === "EADDRNOTAVAIL" || code === "ENOTFOUND" ? "CASEBOOK_HOST" : "CASEBOOK_PORT";
  const value = setting === "CASEBOOK_HOST" ? host : port;
  return new Refusal("setting-invalid", { setting, value, address: `${host}:${port}`, reason: reasons[code] ?? code });
}

async function settingFrom(name: string | null): Promise<SettingPolicy> {
  return name === null ? { written: reference, isSet: false } : { written: await writtenFrom(name), isSet: true };
}

async function writtenFrom(name: string): Promise<WrittenPolicy> {
  const shipped = Object.hasOwn(shippedWritten, name) ? shippedWritten[name] : undefined;
  if (shipped !== undefined) return shipped;
  const setting = { setting: "CASEBOOK_POLICY", value: name };
  let written: unknown;
  try {
    written = JSON.parse(await readFile(name, "utf8"));
  } catch (error) {
    throw new Refusal("setting-invalid", { ...setting, reason: error instanceof Error ? error.message : "" });
  }
  const parsed = parsePolicy(written);
  if ("findings" in parsed) {
    throw new Refusal("setting-invalid", { ...setting, help: "docs/howto/write-a-policy.md" }, parsed.findings);
  }
  return parsed.written;
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

/** A defect that nobody caught leaves things in a state that nobody knows: the house is closed in order, and whoever watches over it starts it anew. */
function stopAtDefects(stop: () => void): void {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      const told = error instanceof Error ? (error.stack ?? error.message) : "something that is no error was thrown";
      process.stderr.write(`casebook: a defect that nobody caught; stopping\n${told}\n`);
      process.once("exit", () => {
        process.exitCode = 1;
      });
      // Closing may wait for the very thing that failed.
      setTimeout(() => process.exit(1), 5000).unref();
      stop();
    });
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    stopAtDefects(resolve);
    let asked: number | null = null;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        // One Ctrl-C may arrive twice: from the terminal and from the launcher. Who asks again later will not wait.
        if (asked !== null && performance.now() - asked > 1000) process.exit(130);
        asked ??= performance.now();
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
    write: (piece) =>
      new Promise((resolve, reject) => {
        stdout.write(piece, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    err: (text) => stderr.write(`${text}\n`),
    readInput: () => buffer(stdin),
    ask,
    interactive: stdin.isTTY && stderr.isTTY,
  };
}
