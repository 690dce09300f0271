import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { openFileOutbox } from "./file-outbox.ts";
import { MailRefused } from "./mailer.ts";
import { writeMessage } from "./message.ts";

let root = "";
before(async () => {
  root = await mkdtemp(join(tmpdir(), "casebook-outbox-"));
});
after(() => rm(root, { recursive: true }));

const from = "The Casebook <casebook@example.org>";
const mail = { to: "ada@post.example", subject: "Grüße", text: "One line.\nhttps://casebook.example/password/abc\n" };

test("each mail becomes a file that only its owner may read, in a folder of the same kind", async () => {
  const folder = join(root, "outbox");
  const outbox = openFileOutbox({ folder, from });
  await outbox.send(mail);
  await outbox.send({ ...mail, subject: "Another" });
  const names = await readdir(folder);
  assert.equal(names.length, 2);
  for (const name of names) {
    assert.match(name, /^\d{4}-\d{2}-\d{2}T\d{6}\.\d{3}Z-[0-9a-f]{8}\.eml$/);
    assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
  }
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const [text = ""] = texts.filter((one) => one.includes("=?UTF-8?"));
  assert.match(text, /^From: The Casebook <casebook@example\.org>\r\nTo: ada@post\.example\r\n/m);
  assert.match(text, /^Auto-Submitted: auto-generated\r\n/);
  assert.match(text, /password\/abc/);
});

test("a link in a mail stands there in one piece, however long it is", async () => {
  const link = `https://casebook.example/${"long/".repeat(30)}password/abc`;
  for (const name of ["Ada", "Adä"]) {
    const text = (await writeMessage({ ...mail, text: `For ${name}:\n\n    ${link}\n` }, from)).toString("latin1");
    assert.equal(text.includes(`\r\n    ${link}\r\n`), name === "Ada");
    assert.match(text, name === "Ada" ? /Encoding: 7bit\r\n/ : /Encoding: quoted-printable\r\n/);
  }
});

test("a folder that cannot be written is told of without its name", async () => {
  const file = join(root, "file");
  await writeFile(file, "");
  const outbox = openFileOutbox({ folder: file, from });
  for (const attempt of [outbox.check(), outbox.send(mail)]) {
    await assert.rejects(attempt, (error) => error instanceof Error && !error.message.includes(root));
  }
});

test("no address or subject can add a line or a reader to a mail", async () => {
  await assert.rejects(writeMessage({ ...mail, to: "ada@post.example\r\nBcc: eve@post.example" }, from), MailRefused);
  await assert.rejects(writeMessage({ ...mail, to: "ada@post.example, eve@post.example" }, from), MailRefused);
  const subjects = fc.string({
    unit: fc.constantFrom(...Array.from("a:é\r\n\t\0 \u2028"), "\r\nBcc: eve@post.example"),
  });
  await fc.assert(
    fc.asyncProperty(subjects, async (subject) => {
      const [head = ""] = (await writeMessage({ ...mail, subject }, from)).toString("latin1").split("\r\n\r\n");
      const names = head
        .replaceAll(/\r\n[ \t]/g, " ")
        .split("\r\n")
        .map((line) => line.split(":", 1)[0]);
      assert.deepEqual(new Set([...names, "Subject"]), new Set(headNames));
      assert.ok(names.length <= headNames.length);
    }),
    { numRuns: 100 },
  );
});

const headNames = [
  "Auto-Submitted",
  "Content-Transfer-Encoding",
  "Content-Type",
  "Date",
  "From",
  "MIME-Version",
  "Message-ID",
  "Subject",
  "To",
];
