import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openConnection } from "./connection.ts";
import { bytes, integer, query, text } from "./query.ts";

describe("a query", () => {
  test("gives rows of its columns, and nothing else of what the engine says", () => {
    const connection = openConnection(":memory:", "write");
    const row = connection.find(
      query("SELECT 'a' AS name, 2 AS number, x'03' AS raw, 4 AS more", { name: text, number: integer, raw: bytes }),
    );
    assert.deepEqual(row, { name: "a", number: 2, raw: new Uint8Array([3]) });
    connection.close();
  });

  test("refuses a column that holds something else, or is not there", () => {
    const connection = openConnection(":memory:", "write");
    assert.throws(() => connection.find(query("SELECT NULL AS name", { name: text })), TypeError);
    assert.throws(() => connection.find(query("SELECT 'a' AS number", { number: integer })), TypeError);
    assert.throws(() => connection.find(query("SELECT 'a' AS other", { raw: bytes })), TypeError);
    connection.close();
  });
});
