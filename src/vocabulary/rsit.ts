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
