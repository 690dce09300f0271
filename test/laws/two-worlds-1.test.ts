/** Law 3 from outside: nobody can tell apart two casebooks that differ only in what they are not told of, by whatever way out of the house. Share 1 of 4. */
import { test } from "node:test";
import { askShard } from "./two-worlds-shard.ts";

test("two worlds that differ only in what is withheld answer alike, byte for byte", () => askShard(1));
