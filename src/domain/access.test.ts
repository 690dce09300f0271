/** Tests of who may do what. */
import { audienceOf, mayDo, type Operation, operations } from "./access.ts";
import { type Role, roles } from "./role.ts";
import assert from "node:assert/strict";
import { test } from "node:test";

test("each role belongs to one tier of readers, and may do what it is for", () => {
  const table = (Object.keys(roles) as Role[]).map((role) => [
    role,
    audienceOf(role),
    ...(Object.keys(operations) as Operation[]).filter((operation) => mayDo(role, operation)),
  ]);
  const member = ["keep-account"];
  const curator = ["curate", "restrict", ...member];
  const editor = [...curator, "withdraw", "take-down"];
  const administrator = [...editor, "administer", "change-policy", "read-audit"];
  const inOrder = (may: readonly string[]) => Object.keys(operations).filter((operation) => may.includes(operation));
  assert.deepEqual(table, [
    ["member", "member", ...member],
    ["partner", "partner", ...member],
    ["curator", "desk", ...inOrder(curator)],
    ["editor", "desk", ...inOrder(editor)],
    ["administrator", "desk", ...inOrder(administrator)],
  ]);
});

test("a role that this house does not know is told what the public is told, and may do nothing", () => {
  const unknown = "owner" as Role;
  assert.equal(audienceOf(unknown), "public");
  assert.ok(!mayDo(unknown, "curate"));
});
