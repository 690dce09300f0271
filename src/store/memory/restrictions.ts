/** The shelf of restrictions in memory. */
import type { ReportId } from "../../domain/report.ts";
import type { IncidentId } from "../../domain/incident.ts";
import type { Prompt } from "../shelves.ts";
import type { Restricted, RestrictionShelf } from "../store.ts";
import { entryOf, newestReports } from "./desk.ts";
import { by, inTurn, pageOf } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The shelf over one view of the tables. */
export function restrictionShelf(tables: Tables): Prompt<RestrictionShelf> {
  const { reports, revisions, restrictions, outlooks } = tables;
  const isOn = (thing: Restricted) => {
    const reportsOf = (id: ReportId) => (thing.kind === "report" ? id : (reports.find(id)?.report.source ?? ""));
    return (report: ReportId) => reportsOf(report) === thing.id;
  };
  const recordsOn = (thing: Restricted): readonly IncidentId[] => {
    const wanted = isOn(thing);
    const records = revisions.rows().flat();
    const on = records.filter(({ assertions }) =>
      assertions.some(({ evidence }) => evidence.some(({ report }) => wanted(report))),
    );
    return [...new Set(on.map(({ incident }) => incident))].toSorted();
  };
  return {
    findRestriction: ({ kind, id }) => restrictions.find(`${kind} ${id}`)?.restriction ?? null,
    saveRestriction: (thing, restriction) => {
      const key = `${thing.kind} ${thing.id}`;
      if (restriction === null) restrictions.remove(key);
      else restrictions.put(key, { ...thing, restriction });
    },
    restrictedIds: (kind) =>
      restrictions
        .rows()
        .filter((row) => row.kind === kind)
        .map(({ id }) => id)
        .toSorted(),
    reportsFrom: (source, page) => {
      const from = reports.rows().filter(({ report }) => report.source === source);
      return pageOf(from.map(({ report }) => entryOf(report)).toSorted(newestReports), page);
    },
    recordsOn: (thing, limit) => {
      const all = recordsOn(thing);
      return { entries: all.slice(0, limit), total: all.length };
    },
    makeDue: (thing, at) => {
      const records = recordsOn(thing);
      for (const incident of records) {
        outlooks.put(incident, { incident, asOf: outlooks.find(incident)?.asOf ?? null, due: at });
      }
      return records.length;
    },
    ...outlooksIn(tables),
  };
}

/** When records have to be told anew, and which were. */
function outlooksIn({
  outlooks,
  retellings,
}: Tables): Omit<
  Prompt<RestrictionShelf>,
  "findRestriction" | "saveRestriction" | "restrictedIds" | "reportsFrom" | "recordsOn" | "makeDue"
> {
  const due = () =>
    outlooks
      .rows()
      .flatMap((outlook) => (outlook.due === null ? [] : [{ incident: outlook.incident, due: outlook.due }]))
      .toSorted(
        inTurn(
          by((outlook) => outlook.due),
          by(({ incident }) => incident),
        ),
      );
  return {
    findOutlook: (incident) => outlooks.find(incident),
    saveOutlook: (outlook) => {
      outlooks.put(outlook.incident, outlook);
    },
    deleteOutlook: (incident) => {
      outlooks.remove(incident);
    },
    dueBefore: (now, limit) =>
      due()
        .filter((outlook) => outlook.due <= now)
        .slice(0, limit)
        .map(({ incident }) => incident),
    dueNumber: (now) => due().filter((outlook) => outlook.due <= now).length,
    nextDue: () => due()[0]?.due ?? null,
    noteRetelling: (incident) => {
      const number = retellings.rows().length + 1;
      retellings.put(String(number), { number, incident });
    },
    retellingNumber: () => retellings.rows().length,
    retellingsSince: (number, limit) =>
      retellings
        .rows()
        .filter((retelling) => retelling.number > number)
        .toSorted((a, b) => a.number - b.number)
        .slice(0, limit),
  };
}
