/** Tests of the file in which a house keeps its secret. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { refusedAs } from "../../../test/arbitrary/house.ts";
import { openSecretFile } from "./secret-file.ts";

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "casebook-secret-"));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

test("it is made when it is first needed, for its owner alone, and stays", (t) => {
  const folder = folderFor(t);
  const path = join(folder, "data", "casebook.secret");
  const secret = openSecretFile(path);
  assert.equal(secret.find(), null);
  assert.ok(!existsSync(path));
  const umask = process.umask(0);
  t.after(() => process.umask(umask));
  const made = secret.findOrMake();
  assert.equal(made.length, 32);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, "data")).mode & 0o777, 0o700);
  assert.deepEqual(readdirSync(join(folder, "data")), ["casebook.secret"]);
  assert.deepEqual(secret.findOrMake(), made);
  assert.deepEqual(openSecretFile(path).find(), made);
  assert.match(readFileSync(path, "utf8"), /^[0-9a-f]{64}\n$/);
});

test("processes that make one at the same time have the same", (t) => {
  const path = join(folderFor(t), "casebook.secret");
  const [one, other] = [openSecretFile(path), openSecretFile(path)];
  assert.equal(one.find() ?? other.find(), null);
  assert.deepEqual(one.findOrMake(), other.findOrMake());
});

test("a file that holds something else is never replaced, and is as if there were none", (t) => {
  const path = join(folderFor(t), "casebook.secret");
  for (const text of ["", "secret", "ab".repeat(31), "AB".repeat(32)]) {
    writeFileSync(path, text);
    const secret = openSecretFile(path);
    assert.equal(secret.find(), null, text);
    assert.throws(() => secret.findOrMake(), refusedAs("secret-unreadable"), text);
    assert.equal(readFileSync(path, "utf8"), text);
  }
});

test("where none can be kept it is said which file, and why", (t) => {
  const folder = folderFor(t);
  writeFileSync(join(folder, "file"), "");
  assert.throws(
    () => openSecretFile(join(folder, "file", "casebook.secret")).findOrMake(),
    refusedAs("secret-unreadable"),
  );
  if (process.getuid?.() === 0) return;
  chmodSync(folder, 0o500);
  assert.throws(() => openSecretFile(join(folder, "casebook.secret")).findOrMake(), refusedAs("secret-unreadable"));
});
