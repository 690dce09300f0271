/** The MISP core format (draft-dulaunoy-misp-core-format, edition 18) as a schema, strict in what it wants and in what it knows, for the tests of what is written. */
import { Type } from "typebox";
import { Compile } from "typebox/compile";

const closed = { additionalProperties: false } as const;
const uuid = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" });
const seconds = Type.String({ pattern: "^[1-9][0-9]{8,10}$" });
const number = Type.String({ pattern: "^[0-9]+$" });
const text = Type.String();
const words = Type.String({ minLength: 1 });
const oneOf = (...values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)));

const tag = Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }) }, closed);
const organisation = Type.Object({ name: words, uuid }, closed);

/** The types that the format admits in the categories that we use. */
export const typesOfCategory: Readonly<Record<string, readonly string[]>> = {
  "Targeting data": [
    "target-user",
    "target-email",
    "target-machine",
    "target-org",
    "target-location",
    "target-external",
    "comment",
  ],
  Attribution: ["threat-actor", "campaign-name", "campaign-id", "comment", "text", "other"],
  "External analysis": ["vulnerability", "link", "comment", "text", "other", "url"],
  "Payload type": ["comment", "text", "other"],
  Other: ["comment", "text", "other", "datetime", "counter", "boolean"],
};

const attribute = Type.Object(
  {
    uuid,
    type: words,
    category: oneOf(...Object.keys(typesOfCategory)),
    value: words,
    comment: text,
    to_ids: Type.Boolean(),
    distribution: oneOf("0", "1", "2", "3", "4", "5"),
    sharing_group_id: number,
    timestamp: seconds,
    deleted: Type.Boolean(),
    disable_correlation: Type.Boolean(),
    object_relation: Type.Optional(words),
    Tag: Type.Optional(Type.Array(tag, { minItems: 1, uniqueItems: true })),
  },
  closed,
);

const object = Type.Object(
  {
    uuid,
    name: words,
    "meta-category": words,
    description: words,
    template_uuid: uuid,
    template_version: number,
    timestamp: seconds,
    distribution: oneOf("0", "1", "2", "3", "4", "5"),
    sharing_group_id: number,
    comment: text,
    deleted: Type.Boolean(),
    ObjectReference: Type.Array(Type.Object({ referenced_uuid: uuid, relationship_type: words })),
    Attribute: Type.Array(attribute, { minItems: 1, uniqueItems: true }),
  },
  closed,
);

const report = Type.Object(
  {
    uuid,
    name: Type.String({ minLength: 1, maxLength: 256, pattern: "^[^\\n]*$" }),
    content: words,
    distribution: oneOf("0", "1", "2", "3", "4", "5"),
    sharing_group_id: number,
    timestamp: seconds,
    deleted: Type.Boolean(),
  },
  closed,
);

const event = Type.Object(
  {
    uuid,
    info: Type.String({ minLength: 1, maxLength: 256, pattern: "^[^\\n]*$" }),
    date: Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
    threat_level_id: oneOf("1", "2", "3", "4"),
    analysis: oneOf("0", "1", "2"),
    published: Type.Boolean(),
    timestamp: seconds,
    publish_timestamp: seconds,
    distribution: oneOf("0", "1", "2", "3"),
    sharing_group_id: Type.Literal("0"),
    extends_uuid: text,
    Org: organisation,
    Orgc: organisation,
    Attribute: Type.Array(attribute, { uniqueItems: true }),
    Object: Type.Array(object, { uniqueItems: true }),
    Tag: Type.Array(tag, { uniqueItems: true }),
    Galaxy: Type.Array(Type.Unknown(), { maxItems: 0 }),
    EventReport: Type.Array(report, { uniqueItems: true }),
  },
  closed,
);

/** An event as it stands in a file. */
export const eventSchema = Compile(Type.Object({ Event: event }, closed));

/** The manifest of a feed: what the format asks of each entry, by the uuid of its event. */
export const manifestSchema = Compile(
  Type.Record(
    uuid,
    Type.Object(
      {
        info: words,
        Orgc: organisation,
        timestamp: seconds,
        date: words,
        analysis: words,
        threat_level_id: words,
        Tag: Type.Array(tag),
        "integrity:sha256": Type.String({ pattern: "^[0-9a-f]{64}$" }),
      },
      closed,
    ),
  ),
);
