/** Events in the MISP core format as Casebook writes them (draft-dulaunoy-misp-core-format, edition 18): numbers and times are texts, flags are booleans. */

/** A tag, of which only the name means the same on every instance. */
export interface MispTag {
  readonly name: string;
}

/** An organisation. */
export interface MispOrganisation {
  readonly name: string;
  readonly uuid: string;
}

/** An attribute: category, type and value. */
export interface MispAttribute {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment: string;
  /** Nothing that we tell is a pattern for detection. */
  readonly to_ids: false;
  /** "5": as the event. */
  readonly distribution: "5";
  readonly sharing_group_id: "0";
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly deleted: false;
  readonly disable_correlation: true;
  /** Only within an object: which part of it this is. */
  readonly object_relation?: string;
  /** Absent where there are none. */
  readonly Tag?: readonly MispTag[];
}

/** Attributes that belong together, by a template. */
export interface MispObject {
  readonly uuid: string;
  readonly name: string;
  readonly "meta-category": string;
  readonly description: string;
  readonly template_uuid: string;
  readonly template_version: string;
  readonly timestamp: string;
  readonly distribution: "5";
  readonly sharing_group_id: "0";
  readonly comment: string;
  readonly deleted: false;
  readonly ObjectReference: readonly never[];
  readonly Attribute: readonly MispAttribute[];
}

/** A text in Markdown. */
export interface MispEventReport {
  readonly uuid: string;
  readonly name: string;
  readonly content: string;
  readonly distribution: "5";
  readonly sharing_group_id: "0";
  readonly timestamp: string;
  readonly deleted: false;
}

/** An event. */
export interface MispEvent {
  readonly uuid: string;
  readonly info: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** "1" high, "2" medium, "3" low, "4" undefined. */
  readonly threat_level_id: ThreatLevel;
  /** "2": complete. */
  readonly analysis: "2";
  readonly published: true;
  readonly timestamp: string;
  readonly publish_timestamp: string;
  readonly distribution: Distribution;
  readonly sharing_group_id: "0";
  readonly extends_uuid: "";
  readonly Org: MispOrganisation;
  readonly Orgc: MispOrganisation;
  readonly Attribute: readonly MispAttribute[];
  readonly Object: readonly MispObject[];
  readonly Tag: readonly MispTag[];
  readonly Galaxy: readonly never[];
  readonly EventReport: readonly MispEventReport[];
}

/** Levels of threat. */
export type ThreatLevel = "1" | "2" | "3" | "4";

/** How far instances pass an event on: "0" the organisation that fetched it, "1" its community, "3" everybody. */
export type Distribution = "0" | "1" | "3";

/** An event as it stands in a file. */
export interface MispRecord {
  readonly Event: MispEvent;
}
