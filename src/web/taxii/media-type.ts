/** Media types of TAXII 2.1 (section 1.6.8): what answers are, and which requests can be answered. */

/** Of every answer. */
export const taxiiType = "application/taxii+json;version=2.1";

/** Of what collections hold. */
export const stixType = "application/stix+json;version=2.1";

/**
 * Whether an `Accept` header takes answers of TAXII 2.1: by name, of this version or of any, or with everything else. No header: yes,
 * as for every request of HTTP (RFC 9110, 12.5.1).
 */
export function takesTaxii(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  return accept.split(",").some((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const named = new Map(parameters.map((parameter) => [...parameter.split("="), ""].slice(0, 2) as [string, string]));
    if (Number(named.get("q") ?? 1) === 0) return false;
    if (type === "*/*" || type === "application/*") return true;
    const version = named.get("version")?.replaceAll('"', "") ?? "2.1";
    return type === "application/taxii+json" && version === "2.1";
  });
}
