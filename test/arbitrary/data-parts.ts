/** The parts of a house that take data in and give it out, as `main.ts` wires them. */
import { allFormats, formatOfMapping } from "../../src/formats/all-formats.ts";
import { createSplitter } from "../../src/reading/records.ts";
import { openMemoryReleases } from "../../src/store/memory/memory-releases.ts";
import type { House } from "../../src/workflow/house.ts";

/** For spreading into a house; each has a shelf of releases of its own. */
export const dataParts: Pick<House, "split" | "formats" | "formatOfMapping" | "releases"> = {
  split: createSplitter(),
  formats: allFormats,
  formatOfMapping,
  get releases() {
    return openMemoryReleases();
  },
};
