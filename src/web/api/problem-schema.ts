/** The one shape of everything that goes wrong (RFC 9457). */
import { Type } from "typebox";
import { findingCodes } from "../../domain/finding.ts";
import { refusalCodes } from "../../domain/refusal.ts";
import { oneOf } from "./content-schemas.ts";

/** One thing that is wrong with a request, or that was not taken as it stands. */
export const finding = Type.Object(
  {
    at: Type.String({ description: "The parameter." }),
    code: oneOf(Object.keys(findingCodes), "What is wrong with it."),
    saw: Type.Optional(Type.String({ description: "What stood there, shortened." })),
    sentence: Type.String({ description: "The code in words." }),
  },
  { title: "Finding", description: "One thing in a request that is wrong, or was not taken as it stands." },
);

/** Problem details. */
export const problem = Type.Object(
  {
    type: Type.String({ format: "uri-reference", description: "Names the problem: `/problems/` and its code." }),
    title: Type.String({ description: "What is so, in a sentence." }),
    status: Type.Integer({ description: "The HTTP status." }),
    detail: Type.Optional(Type.String({ description: "The findings in one line." })),
    code: Type.Optional(oneOf(Object.keys(refusalCodes), "The problem by name; absent for faults of the server.")),
    details: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]), {
        description:
          "Plain values that belong to the code: why and when a record was withdrawn, or what a parameter takes.",
      }),
    ),
    findings: Type.Optional(Type.Array(finding)),
    request: Type.Optional(
      Type.String({ description: "For faults of the server: number of the request, for the operator." }),
    ),
  },
  { title: "Problem", description: "What went wrong (RFC 9457)." },
);
