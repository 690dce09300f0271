/** The book of sharing groups in memory. */
import type { Prompt } from "../shelves.ts";
import type { GroupBook } from "../store.ts";
import { by } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The book over one view of the tables. */
export function groupBook({ groups }: Tables): Prompt<GroupBook> {
  return {
    findGroup: (name) => groups.find(name),
    listGroups: () => groups.rows().toSorted(by(({ name }) => name)),
    saveGroup: (group) => {
      groups.put(group.name, group);
    },
  };
}
