/** Tests of what the log says of what went wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fastify from "fastify";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import { handleProblems } from "./problem.ts";

async function loggedFor(code: RefusalCode): Promise<string> {
  const lines: string[] = [];
  const app = fastify({ logger: { level: "warn", stream: { write: (line: string) => void lines.push(line) } } });
  handleProblems(app);
  app.get("/api/v1/x", () => {
    throw new Refusal(code, { file: "casebook.sqlite" });
  });
  await app.inject("/api/v1/x");
  return lines.join("");
}

test("a full disk is told to the operator, not only to who asked", async () => {
  assert.match(await loggedFor("store-full"), /"code":"store-full","file":"casebook.sqlite".*The disk is full/);
});

test("what whoever asks can mend is not logged", async () => {
  for (const code of ["request-invalid", "not-allowed", "server-busy"] as const)
    assert.equal(await loggedFor(code), "");
});
