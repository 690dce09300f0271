/** Reference Security Incident Taxonomy, version 1003 (ENISA and TF-CSIRT, CC0): class -> entries, as machine values. */

/** The classes in the order of the taxonomy, each with its entries. */
export const rsitClasses = {
  "abusive-content": ["spam", "harmful-speech", "violence"],
  "malicious-code": ["infected-system", "c2-server", "malware-distribution", "malware-configuration"],
  "information-gathering": ["scanner", "sniffing", "social-engineering"],
  "intrusion-attempts": ["ids-alert", "brute-force", "exploit"],
  intrusions: [
    "privileged-account-compromise",
    "unprivileged-account-compromise",
    "application-compromise",
    "system-compromise",
    "burglary",
  ],
  availability: ["dos", "ddos", "misconfiguration", "sabotage", "outage"],
  "information-content-security": [
    "unauthorised-information-access",
    "unauthorised-information-modification",
    "data-loss",
    "data-leak",
  ],
  fraud: ["unauthorised-use-of-resources", "copyright", "masquerade", "phishing"],
  vulnerable: [
    "weak-crypto",
    "ddos-amplifier",
    "potentially-unwanted-accessible",
    "information-disclosure",
    "vulnerable-system",
  ],
  other: ["other", "undetermined"],
  test: ["test"],
} as const;

/** Every entry as `class.entry`, in the order of the taxonomy. */
export const rsitEntries: readonly string[] = Object.entries(rsitClasses).flatMap(([name, entries]) =>
  entries.map((entry) => `${name}.${entry}`),
);

/** What people read in the place of a class. */
const classLabels: Readonly<Record<keyof typeof rsitClasses, string>> = {
  "abusive-content": "Abusive content",
  "malicious-code": "Malicious code",
  "information-gathering": "Information gathering",
  "intrusion-attempts": "Intrusion attempt",
  intrusions: "Intrusion",
  availability: "Availability",
  "information-content-security": "Information content security",
  fraud: "Fraud",
  vulnerable: "Vulnerable",
  other: "Other",
  test: "Test",
};

/** The entries whose words are not the machine value with spaces. */
const entryLabels: Readonly<Record<string, string>> = {
  violence: "sexual or violent content",
  "c2-server": "C2 server",
  scanner: "scanning",
  "ids-alert": "exploitation of known vulnerabilities",
  "brute-force": "login attempts",
  exploit: "new attack signature",
  dos: "denial of service",
  ddos: "distributed denial of service",
  "unauthorised-information-access": "unauthorised access to information",
  "unauthorised-information-modification": "unauthorised modification of information",
  "data-leak": "leak of confidential information",
  "weak-crypto": "weak cryptography",
  "ddos-amplifier": "DDoS amplifier",
  "potentially-unwanted-accessible": "potentially unwanted accessible services",
  other: "uncategorised",
};

/** Every entry as a term with its label: `availability.ddos` is read as `Availability: distributed denial of service`. */
export const rsitTerms: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(classLabels).flatMap(([name, label]) =>
    rsitEntries
      .filter((term) => term.startsWith(`${name}.`))
      .map((term) => [term, `${label}: ${entryWords(term.slice(name.length + 1))}`]),
  ),
);

function entryWords(entry: string): string {
  return entryLabels[entry] ?? entry.replaceAll("-", " ");
}
