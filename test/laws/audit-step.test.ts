/** The audit of packages fails on what it finds, and says by name where nobody answers. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "./source-files.ts";

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "casebook-audit-"));
  symlinkSync(process.execPath, join(folder, "node"));
});
after(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the step with an npm that says this and ends so. */
function audit(said: string, code: number): { readonly status: number | null; readonly out: string } {
  const npm = join(folder, "npm");
  writeFileSync(npm, `#!/bin/sh\ncat <<'END'\n${said}\nEND\nexit ${code}\n`);
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}` };
  const { status, stdout } = spawnSync("bash", [join(root, ".ci/audit")], { env, encoding: "utf8" });
  return { status, out: stdout };
}

const report = (found: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities: found, metadata: {} });

test("nothing found passes", () => {
  assert.deepEqual(audit(report({}), 0), {
    status: 0,
    out: "0 packages with known weaknesses, none of them high or critical.\n",
  });
});

test("a high one fails, and is named", () => {
  const { status, out } = audit(report({ left: { name: "left", severity: "high", range: "<2" } }), 1);
  assert.equal(status, 1);
  assert.match(out, /^high: left <2\n1 packages .* some of them high/);
});

test("a registry that answers no audits, or does not answer, is named and passes", () => {
  for (const said of [
    JSON.stringify({ message: "405 Method Not Allowed - POST https://registry.example/", statusCode: 405 }),
    "",
  ]) {
    const { status, out } = audit(said, 1);
    assert.equal(status, 0);
    assert.match(out, /^No audit of packages: the registry gives none \((?:405|no answer)/);
  }
});
