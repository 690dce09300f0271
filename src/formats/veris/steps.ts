/**
 * Steps: what changed in VERIS from one version of the schema to the next, for the places that are read here. Older records are read
 * by walking these steps value by value; the record itself is not rewritten, so every pointer leads into it as it came.
 *
 * Source: the merged schemas 1.3.2 to 1.3.6 and 1.4.1 of vz-risk/veris, held against each other. What became of a word that was
 * dropped without a successor is our own reading, and such values carry a finding.
 */
import type { Leaf } from "./leaves.ts";

/** The versions that are known, oldest first. 1.3.7, 1.4.0 and 1.4.1 differ from each other in nothing that is read here but added words. */
export const knownVersions = ["1.3.2", "1.3.3", "1.3.4", "1.3.5", "1.3.6", "1.3.7", "1.4.0", "1.4.1"] as const;

/** One known version. */
export type KnownVersion = (typeof knownVersions)[number];

/** Gives the leaf as the newer version has it; the same leaf where the rule does not apply. */
export type Rule = (leaf: Leaf) => Leaf;

/** The change of one place from the version before. */
export interface Step {
  readonly to: KnownVersion;
  /** The path of the leaves that the rule may apply to. */
  readonly path: string;
  readonly rule: Rule;
}

/** 1.3.3: `discovery_method`, a text such as `Ext - customer`, becomes an object of external, internal, partner, other and unknown. */
export const discoveryByParty: Rule = (leaf) => {
  if (typeof leaf.value !== "string") return leaf;
  const text = leaf.value.trim();
  const alone = { Unknown: "unknown", Other: "other" }[text];
  if (alone !== undefined) return { ...leaf, path: `/discovery_method/${alone}`, value: true, upgraded: "exact" };
  const [, party = "", variety = ""] = /^(Ext|Int|Prt) - (.+)$/.exec(text) ?? [];
  const group = { Ext: "external", Int: "internal", Prt: "partner" }[party];
  if (group === undefined) return leaf;
  return { ...leaf, path: `/discovery_method/${group}/variety`, value: sentenceCase(variety), upgraded: "exact" };
};

/** 1.3.5: the malware variety `Ram scraper` is spelt `RAM scraper`. */
export const ramInCapitals: Rule = reworded({ "Ram scraper": "RAM scraper" }, "exact");

/** 1.3.5: the malware vectors `Web download` and `Web drive-by` become vectors of a web application. */
export const webVectorsOfApplications: Rule = reworded(
  { "Web download": "Web application - download", "Web drive-by": "Web application - drive-by" },
  "exact",
);

/** 1.3.5: three physical vectors that named privileges rather than places are dropped; they are read as `Other`. */
export const physicalPlacesOnly: Rule = reworded(
  { "Privileged access": "Other", "Uncontrolled location": "Other", "Visitor privileges": "Other" },
  "near",
);

/** 1.3.5: a monitoring service is a partner of the victim: as a way of discovery it moves from external to partner. */
export const monitoringByPartner: Rule = (leaf) =>
  leaf.value === "Monitoring service" || leaf.value === "monitoring service"
    ? { ...leaf, path: "/discovery_method/partner/variety", value: "Monitoring service", upgraded: "exact" }
    : leaf;

/** 1.3.6: the hacking varieties for back doors and response splitting are renamed; footprinting becomes the profiling of a host. */
export const hackingRenamed: Rule = (leaf) =>
  reworded(
    { Footprinting: "Profile host" },
    "near",
  )(
    reworded(
      { "Use of backdoor or C2": "Backdoor", "HTTP Response Splitting": "HTTP response splitting" },
      "exact",
    )(leaf),
  );

/** 1.3.6: the hacking vector `Backdoor or C2` becomes `Backdoor`. */
export const backdoorVector: Rule = reworded({ "Backdoor or C2": "Backdoor" }, "exact");

/** 1.3.6: SQL injection is no variety of malware any more; it is read as the exploit of a weakness. */
export const injectionByMalware: Rule = reworded({ "SQL injection": "Exploit vuln" }, "near");

/** 1.3.6: the social vector `Website` becomes `Web application`. */
export const websiteAsApplication: Rule = reworded({ Website: "Web application" }, "exact");

/** 1.4.0: the machine in the middle becomes the adversary in the middle, in hacking as in malware. */
export const adversaryInTheMiddle: Rule = reworded({ MitM: "AitM" }, "exact");

/** 1.4.0: `Omission` is dropped from the varieties of error; it is read as `Other`. */
export const omissionDropped: Rule = reworded({ Omission: "Other" }, "near");

/** 1.4.0: remote access is a network asset rather than a server; the hardware security module is dropped and read as another network asset. */
export const networkAssets: Rule = (leaf) =>
  reworded({ "N - HSM": "N - Other" }, "near")(reworded({ "S - Remote access": "N - Remote access" }, "exact")(leaf));

/** The steps, in the order in which they are taken. */
export const steps: readonly Step[] = [
  { to: "1.3.3", path: "/discovery_method", rule: discoveryByParty },
  { to: "1.3.5", path: "/action/malware/variety", rule: ramInCapitals },
  { to: "1.3.5", path: "/action/malware/vector", rule: webVectorsOfApplications },
  { to: "1.3.5", path: "/action/physical/vector", rule: physicalPlacesOnly },
  { to: "1.3.5", path: "/discovery_method/external/variety", rule: monitoringByPartner },
  { to: "1.3.6", path: "/action/hacking/variety", rule: hackingRenamed },
  { to: "1.3.6", path: "/action/hacking/vector", rule: backdoorVector },
  { to: "1.3.6", path: "/action/malware/variety", rule: injectionByMalware },
  { to: "1.3.6", path: "/action/social/vector", rule: websiteAsApplication },
  { to: "1.4.0", path: "/action/hacking/variety", rule: adversaryInTheMiddle },
  { to: "1.4.0", path: "/action/malware/variety", rule: adversaryInTheMiddle },
  { to: "1.4.0", path: "/action/error/variety", rule: omissionDropped },
  { to: "1.4.0", path: "/asset/assets/variety", rule: networkAssets },
];

const touched: ReadonlySet<string> = new Set(steps.map(({ path }) => path));

/** The leaf as the newest version has it. `on` is told of every step that changed it. */
export function inNewestWords(leaf: Leaf, on: (step: Step, before: Leaf, after: Leaf) => void): Leaf {
  if (!touched.has(leaf.path)) return leaf;
  let newer = leaf;
  for (const step of steps) {
    if (step.path !== newer.path) continue;
    const after = step.rule(newer);
    if (after !== newer) on(step, newer, after);
    newer = after;
  }
  return newer;
}

/** A version as a record writes it (`1_3_2` is a spelling of some tools) -> the known version; null for any other. */
export function versionOf(written: unknown): KnownVersion | null {
  const text = typeof written === "string" ? written.trim().replaceAll("_", ".") : "";
  return knownVersions.find((version) => version === text) ?? null;
}

/** Whether a step leads to a version that came after this one. */
export function isAfter(step: Step, version: KnownVersion): boolean {
  return knownVersions.indexOf(step.to) > knownVersions.indexOf(version);
}

/** A rule that puts one word for another. */
function reworded(words: Readonly<Record<string, string>>, upgraded: "exact" | "near"): Rule {
  const newer = new Map(Object.entries(words));
  return (leaf) => {
    const word = typeof leaf.value === "string" ? newer.get(leaf.value) : undefined;
    return word === undefined ? leaf : { ...leaf, value: word, upgraded };
  };
}

/** The old words are in lower case but for abbreviations: `NIDS` becomes `Nids`. */
function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}
