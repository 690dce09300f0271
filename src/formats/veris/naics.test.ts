/** Industries: what each says of the sector, and back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sectors } from "../../vocabulary/sector.ts";
import { codeOfSector, sectorOfCode, sectorOfLabel } from "./naics.ts";

test("the longest beginning of an industry that is known decides its sector", () => {
  assert.deepEqual(sectorOfCode("622110"), { sector: "health", near: false });
  assert.deepEqual(sectorOfCode("511210"), { sector: "technology.software", near: false });
  assert.deepEqual(sectorOfCode("511110"), { sector: "media", near: false });
  assert.deepEqual(sectorOfCode("238220"), { sector: "other", near: true });
  assert.deepEqual(sectorOfCode("928110"), { sector: "government.military", near: false });
  assert.equal(sectorOfCode("99"), null);
  assert.equal(sectorOfCode(""), null);
});

test("labels of reduced copies have sectors, in the spelling of the copies", () => {
  assert.equal(sectorOfLabel("Accomodation")?.sector, "hospitality");
  assert.equal(sectorOfLabel("Healthcare")?.sector, "health");
  assert.equal(sectorOfLabel("constructor"), null);
});

test("the industry that is written for a sector takes it in", () => {
  for (const sector of Object.keys(sectors)) {
    const code = codeOfSector(sector);
    if (code === null) continue;
    const back = sectorOfCode(code);
    const [whole] = sector.split(".");
    assert.ok(back !== null && (back.near || back.sector.split(".")[0] === whole), `${sector} -> ${code}`);
  }
});
