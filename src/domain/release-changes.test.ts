/** Changes between releases: applied to the earlier one they give the later one, whatever happened in between. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyAudience, anyPolicy } from "../../test/arbitrary/policy.ts";
import { world, type World } from "../../test/arbitrary/revision.ts";
import { type Audience, audiences } from "./audience.ts";
import { bury, disclose } from "./disclosure.ts";
import type { IncidentId } from "./incident.ts";
import type { Policy } from "./policy.ts";
import type { Telling } from "./projection.ts";
import { applyRelease, changeOf, type RecordChange, sideBySide, type ToldRecord } from "./release-changes.ts";
import { counted, noChanges } from "./release-counts.ts";
import { shippedPolicies } from "./shipped-policies.ts";

const numbers = ["CB-000001", "CB-00000A", "CB-00000Z", "CB-100000"] as readonly string[] as readonly IncidentId[];

/** What happens to one record between two releases: nothing, a revision, or that it is withdrawn. */
type Step = { readonly to: number } & (
  { readonly kind: "publish"; readonly world: World } | { readonly kind: "withdraw" }
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ to: place(), kind: fc.constant("publish" as const), world }) },
  { weight: 1, arbitrary: fc.record({ to: place(), kind: fc.constant("withdraw" as const) }) },
);

function place(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: numbers.length - 1 });
}

function advance(state: ReadonlyMap<IncidentId, Telling>, steps: readonly Step[], policy: Policy, audience: Audience) {
  const next = new Map(state);
  let minute = state.size;
  for (const one of steps) {
    const id = numbers[one.to];
    assert.ok(id !== undefined);
    const at = new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString();
    const before = next.get(id) ?? null;
    const telling = one.kind === "withdraw" ? bury(before, "Mistaken.", at) : told(one.world, id, before, at);
    if (telling !== null) next.set(id, telling);
  }
  return next;

  function told({ revision, reports }: World, incident: IncidentId, before: Telling | null, at: string) {
    return disclose({ revision: { ...revision, incident }, reports, policy }, audience, before, at);
  }
}

/** A release as it is read back from its file. */
function released(state: ReadonlyMap<IncidentId, Telling>): readonly ToldRecord[] {
  const sorted = [...state].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, telling]) => JSON.parse(JSON.stringify(telling)) as ToldRecord);
}

async function changesOf(before: readonly ToldRecord[], now: readonly ToldRecord[]): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = [];
  for await (const [was, is] of sideBySide(before, now)) {
    const change = changeOf(was, is);
    if (change !== null) changes.push(JSON.parse(JSON.stringify(change)) as RecordChange);
  }
  return changes;
}

test("the changes applied to a release give the next one to the letter, over random publications, corrections and withdrawals", async () => {
  const kinds = new Set<string>();
  const history = fc.array(fc.array(step, { maxLength: 4 }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(history, anyPolicy, anyAudience, async (releases, policy, audience) => {
      let state: ReadonlyMap<IncidentId, Telling> = new Map();
      for (const steps of releases) {
        const next = advance(state, steps, policy, audience);
        const [before, now] = [released(state), released(next)];
        const changes = await changesOf(before, now);
        for (const { kind } of changes) kinds.add(kind);
        const made = await Array.fromAsync(applyRelease(before, changes));
        assert.deepEqual(
          made.map((record) => JSON.stringify(record)),
          now.map((record) => JSON.stringify(record)),
        );
        assert.deepEqual(await changesOf(now, now), []);
        state = next;
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  assert.deepEqual([...kinds].toSorted(), ["added", "changed", "reinstated", "withdrawn"]);
});

test("any release can be turned into any other, whatever they tell", async () => {
  const some = fc.array(step, { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(some, some, anyPolicy, anyPolicy, async (one, other, policy, otherPolicy) => {
      const [before, now] = [
        released(advance(new Map(), one, policy, audiences.member)),
        released(advance(new Map(), other, otherPolicy, audiences.member)),
      ];
      assert.deepEqual(await Array.fromAsync(applyRelease(before, await changesOf(before, now))), now);
    }),
    { numRuns: 40, seed: 8 },
  );
});

function openPolicy(): Policy {
  const { open } = shippedPolicies;
  assert.ok(open !== undefined);
  return open;
}

test("a field that the earlier release did not know yet counts as withheld there", async () => {
  const [first] = fc.sample(world, { numRuns: 1, seed: 3 });
  assert.ok(first !== undefined);
  const state = advance(new Map(), [{ to: 0, kind: "publish", world: first }], openPolicy(), audiences.desk);
  const now = released(state);
  const before = structuredClone(now).map((record) => {
    if (record.kind === "record") Reflect.deleteProperty(record.fields, "summary");
    return record;
  });
  const changes = await changesOf(before, now);
  assert.deepEqual(await Array.fromAsync(applyRelease(before, changes)), now);
});

test("changes of another release are refused", async () => {
  const change = { kind: "changed", incident: "CB-000001" } as unknown as RecordChange;
  await assert.rejects(Array.fromAsync(applyRelease([], [change])), /of another release/);
});

test("two lists are walked side by side, and neither is read further than needed", async () => {
  const list = (...names: readonly string[]) => names.map((incident) => ({ incident }));
  const pairs = await Array.fromAsync(sideBySide(list("a", "c", "d"), list("b", "c")));
  assert.deepEqual(
    pairs.map(([a, b]) => `${a?.incident ?? "-"}${b?.incident ?? "-"}`),
    ["a-", "-b", "cc", "d-"],
  );
  assert.deepEqual(await Array.fromAsync(sideBySide([], [])), []);
});

test("changes are counted by what became of the record", () => {
  const gone = { kind: "gone", incident: numbers[0] } as RecordChange;
  assert.deepEqual(counted(counted(noChanges, gone), gone), { ...noChanges, gone: 2 });
});
