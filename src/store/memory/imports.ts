/** The ledger of imports in memory. */
import type { Prompt } from "../shelves.ts";
import type { ImportLedger } from "../store.ts";
import { by, descending, inTurn, pageOf } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The ledger over one view of the tables. */
export function importLedger({ imports, imported }: Tables): Prompt<ImportLedger> {
  return {
    findImport: (id) => imports.find(id),
    listImports: (page) =>
      pageOf(
        imports.rows().toSorted(
          inTurn(
            descending(by(({ started }) => started)),
            by(({ id }) => id),
          ),
        ),
        page,
      ),
    saveImport: (run) => {
      imports.put(run.id, run);
    },
    findImported: (source, key) => imported.find(`${source} ${key}`),
    saveImported: (entry) => {
      imported.put(`${entry.source} ${entry.key}`, entry);
    },
  };
}
