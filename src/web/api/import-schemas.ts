/** What importing over the network takes and answers: these schemas read the requests and stand in the OpenAPI document. */
import { Type } from "typebox";
import { findingCodes } from "../../domain/finding.ts";
import { instant, oneOf, orNull } from "./content-schemas.ts";

/** The parameters of an import. */
export const importQuery = Type.Object(
  {
    format: Type.String({
      description: "Name of the format, as `casebook formats` lists them; `csv` for tables with a mapping of your own.",
      examples: ["veris"],
    }),
    then: Type.Optional(
      Type.Union([Type.Literal("draft"), Type.Literal("dry-run"), Type.Literal("accept")], {
        default: "draft",
        description:
          "`draft` lets the records wait for review (as where it is left out), `accept` accepts them in bulk and publishes them, `dry-run` keeps nothing.",
      }),
    ),
    publisher: Type.Optional(
      Type.String({ maxLength: 200, description: "Whose records they are; the format’s label where left out." }),
    ),
    marking: Type.Optional(
      Type.String({
        description: "TLP 2.0 label for what the records do not mark themselves; left out: not yet cleared.",
        examples: ["TLP:CLEAR"],
      }),
    ),
    name: Type.Optional(
      Type.String({ maxLength: 200, description: "Name of the file, where the body is the file itself." }),
    ),
  },
  { additionalProperties: false },
);

/** What names the report of an import. */
export const importParams = Type.Object({ id: Type.String({ description: "Name of the run.", examples: ["0f3a"] }) });

/** What a multipart body holds. */
export const importForm = Type.Object(
  {
    files: Type.Array(Type.String({ format: "binary" }), {
      description: "The files, each under this name; tables that belong together in one request.",
    }),
    mapping: Type.Optional(
      Type.String({ format: "binary", description: "The mapping (JSON) of tables, where the format is `csv`." }),
    ),
  },
  { title: "ImportForm", description: "Up to ten files of 20 MiB each." },
);

const count = (description: string) => Type.Integer({ minimum: 0, description });

const tally = Type.Object(
  {
    code: oneOf(Object.keys(findingCodes), "What was found."),
    at: Type.String({ description: "Where, with `#` for each number." }),
    count: count("How often."),
    example: Type.Object({
      record: Type.String({ description: "The first record in which it was found." }),
      at: Type.String({ description: "Where in it." }),
      saw: Type.Optional(Type.String({ description: "What stood there, shortened." })),
    }),
  },
  { title: "FindingTally", description: "Findings of one kind." },
);

/** The report of a run. */
export const importReport = Type.Object(
  {
    dryRun: Type.Optional(Type.Boolean({ description: "True: nothing was kept." })),
    id: Type.String({ description: "Names the run." }),
    format: Type.String(),
    version: Type.String({ description: "Version of the format." }),
    publisher: Type.String(),
    files: Type.Array(Type.String(), { description: "Names of the files, at most a hundred." }),
    fileCount: count("How many files there were."),
    accepted: Type.Boolean({ description: "True: accepted in bulk and published; false: the records wait as drafts." }),
    marking: orNull(Type.String(), "TLP 2.0 label; null: not yet cleared."),
    by: Type.String({ description: "The account that imported." }),
    started: instant("When it began."),
    finished: orNull(instant("When it ended."), "Null: still running, or cut off."),
    problem: Type.Optional(Type.String({ description: "Why it stopped before its end." })),
    counts: Type.Object({
      created: count("New records."),
      revised: count("Records that say something else now."),
      unchanged: count("Records that say the same."),
      refused: count("Records, rows or files that could not be read or say nothing that the codebook holds."),
    }),
    tallies: Type.Array(tally, { description: "What was found on the way, most frequent first." }),
  },
  { title: "ImportReport", description: "What became of the records of an import." },
);
