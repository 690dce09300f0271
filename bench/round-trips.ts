/** Every real record through every format and back: `node bench/round-trips.ts`. Ends with an error where one does not come back as it went. */
import { allFormats } from "../src/formats/all-formats.ts";
import { comesBack, realRecords, realSources } from "../test/laws/round-trip.ts";

for (const source of realSources) {
  if (!source.isHere()) {
    process.stdout.write(`${source.name}: skipped, ../shared/data is not here\n`);
    continue;
  }
  const projections = [...realRecords(source, 1)];
  for (const format of allFormats.filter(({ reads, writes }) => reads !== null && writes !== null)) {
    const began = performance.now();
    for (const projection of projections) comesBack(format, projection);
    const rate = Math.round(projections.length / ((performance.now() - began) / 1000));
    process.stdout.write(
      `${source.name}, ${format.name}: ${projections.length} of ${projections.length} came back, ${rate}/s\n`,
    );
  }
}
