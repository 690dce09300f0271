import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { commandLineOver } from "../../test/arbitrary/command-line.ts";
import { dataParts } from "../../test/arbitrary/data-parts.ts";
import { reference, shippedPolicies } from "../domain/shipped-policies.ts";
import { createRulesExtractor } from "../extract/rules/rules-extractor.ts";
import { createDocumentReader } from "../reading/documents.ts";
import { openMemoryStore } from "../store/memory/memory-store.ts";
import type { House } from "../workflow/house.ts";
import { establishPolicy } from "../workflow/policy.ts";
import type { Wiring } from "./command.ts";
import { commands } from "./commands.ts";
import { keptPolicies } from "../workflow/policies.ts";

const story =
  "The city of Northfield said on Wednesday that ransomware had encrypted servers of its public library on 6 November 2024. " +
  "No payment data was accessed, the city said. A group calling itself Grey Heron claimed responsibility on its leak site.";

/** A command line over a memory store; what it prints is collected. */
function benchOf() {
  const policy = shippedPolicies["reference"];
  assert.ok(policy);
  let counter = 0;
  const parts: Wiring["parts"] & Pick<House, "releases"> = {
    read: createDocumentReader(),
    fetch: () => Promise.reject(new Error("nothing is fetched here")),
    ...dataParts,
    extract: createRulesExtractor(),
    clock: () => "2026-01-02T03:04:05.000Z",
    random: (bytes) => createHash("sha256").update(String(++counter)).digest().subarray(0, bytes),
  };
  const house: House = { ...parts, policies: keptPolicies(policy), store: openMemoryStore() };
  const answers: string[] = [];
  const run = commandLineOver(house, {
    readInput: () => Promise.resolve(Buffer.from(story)),
    ask: () => Promise.resolve(answers.shift() ?? null),
    interactive: true,
  });
  return { run, house, answers };
}

describe("the command line", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "casebook-cli-"));
  });
  after(() => rm(folder, { recursive: true }));

  test("every command has help that names its options", async () => {
    const { run } = benchOf();
    for (const { name, options } of commands) {
      const { code, out } = await run(...name.split(" "), "--help");
      assert.equal(code, 0);
      for (const option of Object.keys(options)) assert.ok(out.includes(`--${option}`), `${name} --${option}`);
    }
    const overview = await run();
    for (const { name } of commands) assert.ok(overview.out.includes(name));
  });

  test("wrong use is exit code 2 and says how to go on", async () => {
    const { run } = benchOf();
    const unknown = await run("frobnicate");
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /casebook help/);
    assert.equal((await run("draft", "-", "--frobnicate")).code, 2);
    assert.equal((await run("draft")).code, 2);
    assert.equal((await run("draft", "-", "--format", "xml")).code, 2);
    assert.equal((await run("draft", "-", "--published", "last week")).code, 4);
    assert.equal((await run("help", "frobnicate")).code, 2);
    assert.match((await run("user")).err, /known: user add, user link, user list/);
    assert.match((await run("show", "a", "b")).err, /expected: at most one name[^]*try: casebook show --help/);
    assert.match((await run("show", "nothing")).err, /looked: among records, reports and drafts/);
  });

  test("a document that is refused is named, and so is what is wrong with it", async () => {
    const { run } = benchOf();
    const file = join(folder, "empty.txt");
    await writeFile(file, " ");
    for (const command of ["draft", "receive"]) {
      const { code, err } = await run(command, file);
      assert.equal(code, 4);
      assert.match(err, /The document holds no text[^]*document: .*empty\.txt/);
    }
    assert.match((await run("receive", join(folder, "none.txt"))).err, /there is no such file/);
    assert.match(
      (await run("receive", "ftp://example.org/a.txt")).err,
      /does not fetch this address[^]*only addresses that begin with https/,
    );
    assert.equal((await run("receive", "-", "--incident", "CB-1")).code, 3, "before anything is kept");
    assert.match((await run("show")).out, /0 records, 0 open drafts/);
  });

  test("a report walks the whole corridor", async () => {
    const { run } = benchOf();
    const received = await run("receive", "-", "--published", "2024-11-07", "--marking", "TLP:CLEAR", "--json");
    assert.equal(received.code, 0, received.err);
    const { draft, incident } = JSON.parse(received.out) as { draft: string; incident: string };
    const undecided = await run("publish", draft);
    assert.equal(undecided.code, 5, "nothing is published unseen");
    const file = join(folder, "review.json");
    await writeFile(
      file,
      JSON.stringify({
        assertions: [
          {
            field: "victim.name",
            about: "victim-1",
            value: "City of Northfield",
            quote: "The city of Northfield",
            role: "victim",
          },
          { field: "date.began", value: "2024-11-06", quote: "on 6 November 2024", role: "victim" },
        ],
      }),
    );
    const reviewed = await run("review", draft, "--file", file);
    assert.equal(reviewed.code, 0, reviewed.err);
    const published = await run("publish", draft, "--leave-out-undecided", "--note", "first account");
    assert.equal(published.code, 0, published.err);
    const shown = await run("show", incident, "--audience", "public");
    assert.match(shown.out, /City of Northfield/);
    assert.match(shown.out, /November 2024/);
    assert.doesNotMatch(shown.out, /6 November/);
    assert.match(shown.out, /^Motives +0 \(only how many\)$/m);
    assert.match(shown.out, /^The policy keeps \d+ of \d+ fields of every record from: public\.$/m);
    const member = await run("show", incident, "--audience", "member");
    assert.match(member.out, /^Began +6 November 2024 — the victim \[1\]$/m);
    assert.match((await run("show")).out, /^1 record, 0 open drafts\nCB-\w{6} +6 November 2024 +City of Northfield$/);
    assert.equal((await run("verify")).code, 0);
    assert.equal((await run("withdraw", incident)).code, 4, "a reason is required");
    assert.equal((await run("withdraw", incident, "--reason", "it was a drill")).code, 0);
    assert.match((await run("show", incident, "--audience", "public")).out, /it was a drill/);
    assert.equal((await run("withdraw", incident, "--undo")).code, 0);
    assert.equal((await run("verify")).code, 0);
  });

  test("a person at a terminal is asked about each proposal", async () => {
    const { run, answers } = benchOf();
    const { out } = await run("receive", "-", "--published", "2024-11-07", "--json");
    const { draft } = JSON.parse(out) as { draft: string };
    answers.push("a", "x", "r", "", "r", "not in the text", "q");
    const reviewed = await run("review", draft);
    assert.equal(reviewed.code, 0, reviewed.err);
    assert.match(reviewed.err, /Answer with one of the letters[^]*a reason is required/);
    assert.match(reviewed.out, /1 accepted, 1 rejected\nnext: casebook review/);
    const shown = (await run("show", draft)).out;
    assert.match(shown, /rejected: not in the text/);
    assert.match(shown, /“.*”\n {4}City of Northfield \(the victim\), confirmed|\(the victim\)/);
    assert.match((await run("show")).out, /“The city of Northfield said .*…”\n +2 of \d+ decided/);
  });

  test("the evaluation format is one line of JSON a case", async () => {
    const { run } = benchOf();
    const { code, out } = await run("draft", "-", "--published", "2024-11-07", "--format", "gold");
    assert.equal(code, 0);
    const line = JSON.parse(out) as { id: string; incidents: { actors: { role: string }[] }[] };
    assert.equal(line.id, "-");
    assert.ok(line.incidents[0]?.actors.every(({ role }) => role !== "attributed"));
  });

  test("an account is added with a link, and a second of the same name is refused", async () => {
    const { run } = benchOf();
    const added = await run("user", "add", "jane@example.org", "--role", "curator");
    assert.equal(added.code, 0, added.err);
    assert.match(added.out, /http:\/\/127\.0\.0\.1:8080\/password\/[0-9a-f]{48}/);
    assert.equal((await run("user", "add", "JANE@example.org")).code, 5);
    assert.equal((await run("user", "add", "x", "--role", "king")).code, 2);
    assert.equal((await run("user", "link", "nobody")).code, 3);
  });

  test("an account is given a role, suspended, resumed, listed and erased, and the last administrator stays", async () => {
    const { run, house, answers } = benchOf();
    await run("user", "add", "jane", "--role", "curator", "--email", "jane@post.example");
    assert.equal((await run("user", "add", "x", "--email", "nowhere")).code, 4);
    assert.equal((await run("user", "role", "jane", "editor")).out, "jane (editor): invited");
    assert.equal((await run("user", "role", "jane")).code, 2);
    assert.equal((await run("user", "suspend", "jane")).out, "jane (editor): suspended");
    assert.equal((await run("user", "suspend", "jane")).code, 5);
    assert.equal((await run("user", "link", "jane")).code, 5);
    assert.equal((await run("user", "resume", "jane")).code, 0);
    assert.match((await run("user", "list")).out, /last used {2}role .*\n +never {2}editor {2}invited {2}jane/);
    const [listed] = JSON.parse((await run("user", "list", "--json")).out) as { email: string }[];
    assert.equal(listed?.email, "jane@post.example");
    const root = await house.store.findAccountByName("jane");
    assert.ok(root);
    await house.store.saveAccount({ ...root, state: "active", role: "administrator" });
    for (const words of [["suspend"], ["role", "member"], ["erase"]]) {
      const [deed = "", ...role] = words;
      answers.push("jane");
      assert.equal((await run("user", deed, "jane", ...role)).code, 5, deed);
    }
    await house.store.saveAccount({ ...root, state: "active", role: "editor", recoveryCodes: ["a digest"] });
    assert.equal((await run("user", "clear-factors", "jane")).out, "jane (editor): active");
    assert.deepEqual((await house.store.findAccountByName("jane"))?.recoveryCodes, []);
    assert.equal((await run("user", "role", "jane", "member", "--as", "jane")).code, 6);
    answers.length = 0;
    answers.push("June");
    assert.equal((await run("user", "erase", "jane")).code, 2);
    assert.equal((await run("user", "erase", "jane", "--yes")).code, 0);
    assert.deepEqual(await house.store.listAccounts(), []);
  });

  test("a report is shown as the desk has it, and for any other audience as what is not there", async () => {
    const { run, house } = benchOf();
    await run("receive", "-");
    const [draft] = (await house.store.listDrafts("open", { offset: 0, limit: 1 })).entries;
    const report = draft?.reports[0] ?? assert.fail("no report was received");
    assert.match((await run("show", report)).out, /encrypted servers/);
    const told = await run("show", report, "--audience", "member");
    const absent = await run("show", "0".repeat(64), "--audience", "member");
    assert.deepEqual([told.code, told.out], [3, ""]);
    assert.equal(told.err.replaceAll(report, ""), absent.err.replaceAll("0".repeat(64), ""));
  });

  test("a refusal is JSON where a program reads", async () => {
    const { run } = benchOf();
    const { code, out } = await run("show", "CB-000000", "--json");
    assert.equal(code, 3);
    assert.equal((JSON.parse(out) as { error: { code: string } }).error.code, "incident-not-found");
  });

  test("records of others are tried, imported, found again, exported and released", async () => {
    const { run, house } = benchOf();
    const file = join(folder, "records.ndjson");
    const record = (id: string, town: string) => ({
      schema_version: "1.4.1",
      incident_id: id,
      security_incident: "Confirmed",
      victim: { victim_id: town, country: ["US"] },
      timeline: { incident: { year: 2024, month: 11 } },
      colour: "red",
    });
    await writeFile(
      file,
      `${JSON.stringify(record("a", "Northfield"))}\n{"broken"\n${JSON.stringify(record("b", "Southfield"))}\n`,
    );
    const tried = await run("import", "veris", file, "--dry-run");
    assert.equal(tried.code, 0, tried.err);
    assert.match(tried.out, /2 new records would be drafted, 0 changed, 0 unchanged, 1 refused[^]*Nothing was kept/);
    assert.match(tried.out, /import-lost +\/colour +records\.ndjson line 1: red/);
    assert.deepEqual(await house.store.incidentIds(), []);
    const kept = await run(
      "import",
      "veris",
      file,
      "--accept",
      "--marking",
      "TLP:CLEAR",
      "--publisher",
      "Towns",
      "--json",
    );
    const { counts } = JSON.parse(kept.out) as { counts: object };
    assert.deepEqual(counts, { created: 2, revised: 0, unchanged: 0, refused: 1 });
    const again = await run("import", "veris", file, "--accept", "--publisher", "Towns", "--each");
    assert.deepEqual(
      again.out.split("\n").map((line) => (JSON.parse(line) as { outcome: string }).outcome),
      ["unchanged", "refused", "unchanged"],
    );
    const out = join(folder, "out.csv");
    assert.equal((await run("export", "csv-long", "--country", "US", "--out", out)).code, 0);
    assert.match(await readFile(out, "utf8"), /Northfield[^]*Southfield|Southfield[^]*Northfield/);
    assert.match(
      (await run("export", "ndjson", "--organisation", "northfield")).out,
      /^\{[^\n]*Northfield[^\n]*\}\n?$/,
    );
    const feed = join(folder, "feed");
    assert.match((await run("export", "misp", "--folder", "--out", feed)).err, /4 files/);
    assert.match((await run("formats")).out, /veris +import, export +VERIS/);
  });

  test("the policy is shown, compared and changed, with a note, and a file that is no policy is refused", async () => {
    const { run, house } = benchOf();
    await establishPolicy(house, { written: reference, isSet: false });
    const file = join(folder, "report.txt");
    await writeFile(file, story);
    await run("draft", file, "--marking", "TLP:CLEAR");
    assert.match((await run("policy", "show")).out, /Version 1 \(reference\) is in force[^]*motive +count +show +show/);
    assert.match((await run("policy", "diff", "open")).out, /public:\n {2}evidence: sources -> quotes/);
    const used = await run("policy", "use", "strict", "--note", "as decided");
    assert.equal(used.code, 0, used.err);
    assert.match(used.out, /^Version 2 \(strict\) is in force/);
    const ours = join(folder, "policy.json");
    await writeFile(ours, (await run("policy", "show", "--written")).out);
    assert.match((await run("policy", "use", ours)).err, /in force already/);
    await writeFile(ours, '{"name":"ours","colour":"red"}');
    const refused = await run("policy", "use", ours);
    assert.equal(refused.code, 4);
    assert.match(refused.err, /policy\.colour/);
    assert.match((await run("policy", "use", "1", "--json")).out, /"version":3/);
    assert.match((await run("policy", "use", "9")).err, /no such policy/);
    assert.equal((await run("policy", "stop")).code, 5);
  });

  test("what cannot be imported or exported says why", async () => {
    const { run } = benchOf();
    const file = join(folder, "words.json");
    await writeFile(file, '["words"]');
    assert.equal((await run("import", "veris", file)).code, 1, "everything was refused");
    assert.match((await run("import", "paper", file)).err, /no such format[^]*known: veris/);
    assert.match((await run("import", "parquet", file)).err, /only written/);
    assert.match((await run("import", "csv", file)).err, /--mapping/);
    assert.match((await run("import", "csv", file, "--mapping", file)).err, /Something in the input/);
    assert.match((await run("import", "veris", join(folder, "none.json"))).err, /there is no such file/);
    assert.equal((await run("import", "veris")).code, 2);
    assert.match((await run("export", "eurepoc")).err, /only read/);
    assert.match((await run("export", "veris", "--audience", "everybody")).err, /--audience/);
    assert.match((await run("export", "veris", "--date", "soon")).err, /--date/);
    assert.match((await run("export", "veris", "--folder")).err, /--out/);
    assert.match((await run("export", "veris", "--out", join(folder, "no", "such", "place"))).err, /cannot be written/);
  });
});
