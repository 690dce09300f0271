/** The parts of a house that take data in and give it out, as `main.ts` wires them, and a mailer that takes everything. */
import { allFormats, formatOfMapping } from "../../src/formats/all-formats.ts";
import { createSplitter } from "../../src/reading/records.ts";
import { openMemoryReleases } from "../../src/store/memory/memory-releases.ts";
import { openMemorySecret } from "../../src/store/memory/memory-secret.ts";
import { patientMailer } from "./mailer.ts";
import type { House } from "../../src/workflow/house.ts";

/** For spreading into a house; each has a shelf of releases of its own. */
export const dataParts: Pick<House, "split" | "formats" | "formatOfMapping" | "releases" | "mailer" | "secret"> = {
  split: createSplitter(),
  formats: allFormats,
  formatOfMapping,
  mailer: patientMailer,
  secret: openMemorySecret(),
  get releases() {
    return openMemoryReleases();
  },
};
