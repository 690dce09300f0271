/** Writes the generated part of every reference page anew; what stands above the marker stays. Run by `npm run docs`. */
import { writeFileSync } from "node:fs";
import { pages } from "./reference.ts";
import { aboveMarker, fileOf, pageText } from "./reference-file.ts";

for (const [page, generate] of Object.entries(pages))
  writeFileSync(fileOf(page), pageText(aboveMarker(page), generate()));
