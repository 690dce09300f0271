import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { endOf, idleMinutes, isIdle, isLive, type TokenKind, tokenKinds } from "./token.ts";

const start = Date.UTC(2026, 0, 1);
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const kinds = Object.keys(tokenKinds) as TokenKind[];
const minutes = fc.integer({ min: -10_000_000, max: 10_000_000 });

test("whatever a token says of its end, it is good for no longer than its kind may be, and not before it was made", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), minutes, minutes, minutes, (kind, made, ends, now) => {
      const live = isLive({ kind, created: at(made), expires: at(ends) }, at(now));
      const within = now - made < tokenKinds[kind].minutes && now - made >= -5 && now < ends;
      assert.equal(live, within);
    }),
  );
});

test("a token that is made is good until the end that it is given", () => {
  for (const kind of kinds) {
    const token = { kind, created: at(0), expires: endOf(kind, at(0)) };
    assert.ok(isLive(token, at(tokenKinds[kind].minutes - 1)));
    assert.ok(!isLive(token, at(tokenKinds[kind].minutes)));
  }
});

test("a session is idle after its minutes, whatever the clock did before", () => {
  assert.ok(!isIdle(at(0), at(idleMinutes - 1)));
  assert.ok(isIdle(at(0), at(idleMinutes)));
  assert.ok(!isIdle(at(0), at(-5)));
});
