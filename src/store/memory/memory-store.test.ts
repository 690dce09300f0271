import { describeStore } from "../contract.ts";
import { openMemoryStore } from "./memory-store.ts";

describeStore("the store in memory", () => Promise.resolve(openMemoryStore()));
