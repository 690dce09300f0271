/** Files that were sent to be imported, and the mapping that came with them. */
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Format } from "../formats/format.ts";
import type { InputFile } from "../reading/splitter.ts";
import type { House } from "../workflow/house.ts";
import type { Upload } from "./form-body.ts";

/** An upload as a file to import. */
export function fileOf({ fileName, bytes }: Upload): InputFile {
  return {
    name: fileName,
    size: bytes.length,
    open: async function* () {
      yield await Promise.resolve(bytes);
    },
  };
}

/** The format that a mapping file makes of tables. Refuses (`input-invalid`) where there is none, or with what is wrong with it. */
export function mappingIn({ formatOfMapping }: Pick<House, "formatOfMapping">, mapping: Upload | null): Format {
  if (mapping === null) throw new Refusal("input-invalid", {}, [finding("mapping", "value-missing")]);
  const made = formatOfMapping(jsonIn(mapping));
  if ("format" in made) return made.format;
  throw new Refusal("input-invalid", {}, made.findings);
}

function jsonIn({ bytes }: Upload): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    throw new Refusal("input-invalid", {}, [finding("mapping", "json-malformed", problem)]);
  }
}
