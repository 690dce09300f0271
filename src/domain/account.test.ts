/** Tests of roles. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { audienceOf, mayDo, type Operation, operations, type Role, roles } from "./account.ts";

test("each role belongs to one tier of readers, and may do what it is for", () => {
  const table = (Object.keys(roles) as Role[]).map((role) => [
    role,
    audienceOf(role),
    ...(Object.keys(operations) as Operation[]).filter((operation) => mayDo(role, operation)),
  ]);
  assert.deepEqual(table, [
    ["member", "member"],
    ["partner", "partner"],
    ["curator", "desk", "curate"],
    ["editor", "desk", "curate", "withdraw"],
    ["administrator", "desk", "curate", "withdraw", "administer"],
  ]);
});

test("a role that this house does not know is told what the public is told, and may do nothing", () => {
  const unknown = "owner" as Role;
  assert.equal(audienceOf(unknown), "public");
  assert.ok(!mayDo(unknown, "curate"));
});
