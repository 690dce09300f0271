/**
 * Kinds of incident in the words that reports use, each with its label and its place in RSIT 1003.
 * RSIT alone has no word for ransomware or extortion, so these are kept and mapped rather than replaced.
 */

/** Machine value -> label and the RSIT entry of its main observed effect; null: RSIT has no place for it. */
export const incidentTypes = {
  ddos: { label: "Denial of service", rsit: "availability.ddos" },
  ransomware: { label: "Ransomware", rsit: "malicious-code.infected-system" },
  extortion: { label: "Extortion", rsit: null },
  intrusion: { label: "Intrusion", rsit: "intrusions.system-compromise" },
  "data-theft": { label: "Theft of data", rsit: "information-content-security.unauthorised-information-access" },
  "data-leak": { label: "Leak of data", rsit: "information-content-security.data-leak" },
  defacement: { label: "Defacement", rsit: "information-content-security.unauthorised-information-modification" },
  wiper: { label: "Destruction of data", rsit: "information-content-security.data-loss" },
  sabotage: { label: "Sabotage", rsit: "availability.sabotage" },
  "supply-chain": { label: "Supply chain compromise", rsit: "intrusions.application-compromise" },
  "insider-misuse": { label: "Misuse by an insider", rsit: "intrusions.privileged-account-compromise" },
  phishing: { label: "Phishing", rsit: "fraud.phishing" },
  fraud: { label: "Fraud", rsit: "fraud.masquerade" },
  "hoax-claim": { label: "Hoax", rsit: "other.other" },
  "technical-outage": { label: "Technical outage", rsit: "availability.outage" },
} as const;

/** One kind of incident. */
export type IncidentType = keyof typeof incidentTypes;
