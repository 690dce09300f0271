import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Refusal } from "../../domain/refusal.ts";
import { refusalFor } from "./failures.ts";

const engine = (errcode: number) => Object.assign(new Error("engine"), { code: "ERR_SQLITE_ERROR", errcode });
const system = (code: string) => Object.assign(new Error("system"), { code });
const codeFor = (error: unknown) => {
  const found = refusalFor(error, "casebook.db");
  return found instanceof Refusal ? found.code : found;
};

describe("failures of the engine and the disk", () => {
  test("that the machine is at fault for become refusals", () => {
    assert.equal(codeFor(engine(5)), "store-busy");
    assert.equal(codeFor(engine(5 | (1 << 8))), "store-busy"); // SQLITE_BUSY_RECOVERY
    assert.equal(codeFor(engine(13)), "store-full");
    assert.equal(codeFor(engine(10 | (19 << 8))), "store-full"); // SQLITE_IOERR_SHMSIZE
    assert.equal(codeFor(engine(10 | (3 << 8))), "store-unreadable"); // SQLITE_IOERR_WRITE
    for (const code of [8, 11, 14, 26]) assert.equal(codeFor(engine(code)), "store-unreadable");
    assert.equal(codeFor(system("ENOSPC")), "store-full");
    assert.equal(codeFor(system("EACCES")), "store-unreadable");
  });

  test("that are defects stay as they are", () => {
    for (const error of [engine(1), engine(19), system("ERR_INVALID_ARG_TYPE"), new TypeError("no"), "text", null]) {
      assert.equal(codeFor(error), error);
    }
  });
});
