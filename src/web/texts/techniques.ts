/** What the pages of techniques say, and the tactics of MITRE ATT&CK for Enterprise in their order, by the names that its data uses. */

/** Machine name -> label, in the order of the matrix. */
export const tactics = {
  reconnaissance: "Reconnaissance",
  "resource-development": "Resource development",
  "initial-access": "Initial access",
  execution: "Execution",
  persistence: "Persistence",
  "privilege-escalation": "Privilege escalation",
  "defense-evasion": "Defense evasion",
  "credential-access": "Credential access",
  discovery: "Discovery",
  "lateral-movement": "Lateral movement",
  collection: "Collection",
  "command-and-control": "Command and control",
  exfiltration: "Exfiltration",
  impact: "Impact",
} as const;

/** The label of a tactic; later versions of ATT&CK may have more. */
export function tacticLabel(tactic: string): string {
  const known: Readonly<Record<string, string>> = tactics;
  const words = tactic.replaceAll("-", " ");
  return Object.hasOwn(known, tactic) ? (known[tactic] ?? words) : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The texts. */
export const techniqueTexts = {
  title: "Techniques",
  lead: "How attackers went about it, in the words of MITRE ATT&CK, as far as reports say so and you are told of it.",
  matrix: "Techniques by tactic",
  within: "Sub-techniques",
  partOf: "Sub-technique of",
  tactics: (count: number) => (count === 1 ? "Tactic" : "Tactics"),
  of: (id: string, name: string) =>
    `Incidents that show the technique ${name} (${id} in MITRE ATT&CK), as far as is told.`,
  attack: "Its definition at attack.mitre.org",
  navigator: "All incidents as a layer for ATT&CK Navigator",
  navigatorOf: "These incidents as a layer for ATT&CK Navigator",
  revoked: "ATT&CK has revoked this technique; in its place is",
  deprecated: "ATT&CK no longer uses this technique.",
  version: (version: string) => `ATT&CK ${version}`,
  rights: "ATT&CK © The MITRE Corporation. Reproduced and distributed with the permission of The MITRE Corporation.",
} as const;
