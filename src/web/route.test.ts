/** Who may go on, and where to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Account, type AccountId, newAccount } from "../domain/account.ts";
import type { Role } from "../domain/role.ts";
import { Refusal } from "../domain/refusal.ts";
import { publicVisit } from "./visit.ts";
import { localPath, requireOperation } from "./route.ts";

function visitOf(role: Role | null) {
  const account: Account | null =
    role === null
      ? null
      : newAccount({ id: "a" as AccountId, name: "A", role, state: "active", created: "2026-01-01T00:00:00.000Z" });
  return { visit: { ...publicVisit, account } };
}

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.code;
  }
}

test("an operation is for those who are signed in and whose role may do it", () => {
  assert.equal(
    codeOf(() => requireOperation(visitOf(null), "curate")),
    "sign-in-required",
  );
  assert.equal(
    codeOf(() => requireOperation(visitOf("member"), "curate")),
    "not-allowed",
  );
  assert.equal(requireOperation(visitOf("curator"), "curate").role, "curator");
});

test("only a path of this site is a place to go on to", () => {
  for (const path of ["/", "/desk?draft=1#a", "/actors/a%20b"]) assert.equal(localPath(path), path);
  for (const path of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "desk",
    "",
    undefined,
    ["/"],
    "/a\nb",
  ]) {
    assert.equal(localPath(path), null);
  }
});
