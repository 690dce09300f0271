/**
 * Members of the parts of an event that say nothing of an incident: they name the part, tell an instance how to handle it, or are
 * read elsewhere. All others are taken, or named as lost.
 */

/** Of an event: beside identifiers its states on one instance and how far instances pass it on, which is no marking. */
export const eventKeys: ReadonlySet<string> = new Set([
  "id",
  "uuid",
  "info",
  "date",
  "threat_level_id",
  "analysis",
  "published",
  "timestamp",
  "publish_timestamp",
  "first_publication",
  "sighting_timestamp",
  "distribution",
  "sharing_group_id",
  "SharingGroup",
  "org_id",
  "orgc_id",
  "user_id",
  "event_creator_email",
  "attribute_count",
  "proposal_email_lock",
  "locked",
  "protected",
  "disable_correlation",
  "Org",
  "Orgc",
  "Attribute",
  "Object",
  "EventReport",
  "Tag",
  "Galaxy",
]);

/** Of an attribute. */
export const attributeKeys: ReadonlySet<string> = new Set([
  "id",
  "uuid",
  "event_id",
  "event_uuid",
  "object_id",
  "object_relation",
  "type",
  "category",
  "value",
  "value1",
  "value2",
  "to_ids",
  "distribution",
  "sharing_group_id",
  "timestamp",
  "deleted",
  "disable_correlation",
  "batch_import",
  "Tag",
  "Galaxy",
]);

/** Of an attribute whose comment is read as well, or is our own. */
export const commentedKeys: ReadonlySet<string> = new Set([...attributeKeys, "comment"]);

/** Of an object; its description is that of its template. */
export const objectKeys: ReadonlySet<string> = new Set([
  "id",
  "uuid",
  "name",
  "meta-category",
  "description",
  "template_uuid",
  "template_version",
  "event_id",
  "timestamp",
  "distribution",
  "sharing_group_id",
  "deleted",
  "Attribute",
]);

/** Of a report. */
export const reportKeys: ReadonlySet<string> = new Set([
  "id",
  "uuid",
  "event_id",
  "content",
  "distribution",
  "sharing_group_id",
  "timestamp",
  "deleted",
]);

/** Of a tag. */
export const tagKeys: ReadonlySet<string> = new Set([
  "id",
  "name",
  "colour",
  "exportable",
  "hide_tag",
  "user_id",
  "local",
  "local_only",
  "numerical_value",
  "is_galaxy",
  "is_custom_galaxy",
  "inherited",
]);

/** Of a galaxy on an event: a copy of what the public galaxy says of itself. */
export const galaxyKeys: ReadonlySet<string> = new Set([
  "id",
  "uuid",
  "collection_uuid",
  "name",
  "type",
  "description",
  "version",
  "icon",
  "namespace",
  "kill_chain_order",
  "enabled",
  "default",
  "local_only",
  "created",
  "modified",
  "org_id",
  "orgc_id",
  "distribution",
  "GalaxyCluster",
]);

/** Of a cluster of a galaxy, likewise: that it was put on the event is what the event says. */
export const clusterKeys: ReadonlySet<string> = new Set([
  "id",
  "uuid",
  "collection_uuid",
  "galaxy_id",
  "type",
  "value",
  "tag_name",
  "tag_id",
  "description",
  "source",
  "authors",
  "version",
  "distribution",
  "sharing_group_id",
  "org_id",
  "orgc_id",
  "Org",
  "Orgc",
  "default",
  "locked",
  "published",
  "deleted",
  "local",
]);
