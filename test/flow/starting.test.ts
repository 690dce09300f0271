/** Starting and stopping as an operator does: what is printed, once, and with which exit code it ends. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../bin/casebook.js", import.meta.url));

describe("starting and stopping", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "casebook-start-"));
  });
  after(() => rm(folder, { recursive: true }));

  function start(words: readonly string[], settings: Readonly<Record<string, string>>) {
    const env = { ...process.env, CASEBOOK_SAMPLE: "none", CASEBOOK_PORT: "0", ...settings };
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
    const said = { out: "", err: "" };
    child.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (said.err += text.toString()));
    return { child, said };
  }

  const ended = async (child: ChildProcess): Promise<unknown> => (await once(child, "close"))[0];

  test("a start prints where it is open and how to set the password, and a Ctrl-C that arrives twice ends it in order", async () => {
    const { child, said } = start(["serve"], { CASEBOOK_DATA: join(folder, "new") });
    while (!said.out.includes("/password/")) await once(child.stdout, "data");
    const end = ended(child);
    child.kill("SIGINT");
    child.kill("SIGINT");
    assert.equal(await end, 0);
    const [open, link, ...more] = said.out.trimEnd().split("\n");
    assert.match(open ?? "", /^Casebook \d+\.\d+\.\d+ is open at http:\/\/127\.0\.0\.1:\d+ \(Ctrl-C stops it\)$/);
    assert.match(link ?? "", /the account admin .*http:\/\/127\.0\.0\.1:\d+\/password\/[0-9a-f]{48}$/);
    assert.deepEqual(more, []);
    assert.match(said.err, /Casebook has stopped/);
  });

  test("who listens for others without https is warned; a defect that nobody caught ends it in order, and as a failure", async (context) => {
    const env = { ...process.env, CASEBOOK_SAMPLE: "none", CASEBOOK_PORT: "0", CASEBOOK_HOST: "0.0.0.0" };
    const defect = 'data:text/javascript,process.on("SIGUSR2",()=>void Promise.reject(new Error("a planted defect")))';
    const words = ["--import", defect, program, "serve"];
    const child = spawn(process.execPath, words, {
      env: { ...env, CASEBOOK_DATA: join(folder, "open") },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { out: "", err: "" };
    child.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (said.err += text.toString()));
    context.after(() => child.kill("SIGKILL"));
    while (!said.out.includes("/password/")) await once(child.stdout, "data");
    // The two streams need not arrive in the order in which they were written to.
    while (!said.err.includes("\n")) await once(child.stderr, "data");
    assert.match(said.err, /^Warning: 0\.0\.0\.0 can be reached from other machines/m);
    const end = ended(child);
    child.kill("SIGUSR2");
    assert.equal(await end, 1);
    assert.match(said.err, /a defect that nobody caught; stopping\nError: a planted defect/);
    assert.match(said.err, /Casebook has stopped/);
  });

  test("a damaged store is told of once, with its folder and what to do", async () => {
    await writeFile(join(folder, "casebook.sqlite"), "this is no database, however long one looks at it".repeat(100));
    const { child, said } = start(["show"], { CASEBOOK_DATA: folder });
    assert.equal(await ended(child), 7);
    assert.equal(said.err.split("cannot be opened or is damaged").length, 2, said.err);
    assert.ok(said.err.includes(`folder: ${folder}`), said.err);
    assert.match(said.err, /help: docs\/howto\/back-it-up\.md/);
  });

  test("a port that is taken is told of with the setting to change", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    assert.ok(address !== null && typeof address === "object");
    const { child, said } = start(["serve"], { CASEBOOK_DATA: join(folder, "b"), CASEBOOK_PORT: String(address.port) });
    assert.equal(await ended(child), 2);
    other.close();
    assert.match(said.err, /setting: CASEBOOK_PORT\n[^]*another program listens there already/);
  });
});
