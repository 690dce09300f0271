/** Tests' data: short tellings of other kinds of event, each with the facts that a careful coder takes from it. */
import type { Field } from "../../../domain/field.ts";

/** A telling and what its draft holds. Values are those of `valuesOf` in testing.ts. */
export interface RetoldEvent {
  readonly style: string;
  /** ISO date. */
  readonly published: string;
  readonly text: string;
  /** Field -> values, all of them and in any order. */
  readonly exactly: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Field -> a pattern that the values, joined, match. */
  readonly among?: Readonly<Partial<Record<Field, RegExp>>>;
  /** The name of the victim that is proposed; left out: none need be. */
  readonly victim?: string;
  /** Codes of findings that come with the draft. */
  readonly findings?: readonly string[];
}

export const retoldEvents: readonly RetoldEvent[] = [
  {
    style: "ransomware on a clinic without a name, dates in the wrong order",
    published: "2024-11-12",
    text: "The clinic said ransomware had encrypted its servers on 6 November 2024. Its systems were restored on 2 November 2024, the clinic said.",
    exactly: {
      "incident.type": ["ransomware"],
      technique: ["T1486"],
      "date.began": ["2024-11-06"],
      "date.restored": ["2024-11-02"],
      "responsibility.attributed": [],
    },
    findings: ["date-order"],
  },
  {
    style: "ransomware on a city's library",
    published: "2024-04-18",
    text: "The city of Northfield said on Thursday that ransomware had encrypted servers of its public library. Loans are being recorded on paper, and the catalogue is offline. Payroll and water systems were not affected, the city said. It has told the FBI and does not intend to pay.",
    exactly: {
      "incident.type": ["ransomware"],
      technique: ["T1486"],
      "cia.availability": ["affected"],
      "date.disclosed": ["2024-04-18"],
      "responsibility.attributed": [],
      "responsibility.claimed": [],
    },
    among: { response: /notified-law-enforcement/, "finding.not-affected": /water systems/ },
    victim: "city of Northfield",
  },
  {
    style: "ransomware on a school district, claimed by a gang",
    published: "2023-02-10",
    text: "Classes at Alder Creek School District were cancelled for two days after ransomware hit its servers on Feb. 6, Superintendent Joan Reyes said. The Night Heron ransomware gang added the district to its leak site on Thursday and claims to have taken 90 gigabytes of files. Reyes said the district is looking into the claim. Student grades were restored from backups on Wednesday.",
    exactly: {
      "date.began": ["2023-02-06"],
      "responsibility.claimed": ["Night Heron"],
      "responsibility.attributed": [],
      "impact.data-volume": ["exactly 90 GB"],
    },
    among: { "incident.type": /ransomware/ },
    victim: "Alder Creek School District",
  },
  {
    style: "a notice of a data breach",
    published: "2022-09-30",
    text: "Scotty's Taphouse, an Indiana restaurant chain, is notifying 4,000 employees that their tax forms were sent to a scammer. On September 12, 2022, a worker in payroll answered an e-mail that appeared to come from the chief executive and attached the W-2 forms of all employees. The company learned of the mistake on September 14. No customer data was involved, it said. It is offering a year of credit monitoring.",
    exactly: {
      "impact.persons": ["exactly 4000 persons"],
      "date.discovered": ["2022-09-14"],
      "responsibility.attributed": [],
      "cia.confidentiality": ["affected"],
      technique: ["T1566"],
    },
    among: {
      "date.began": /2022-09-12/,
      "incident.type": /phishing|data-theft|fraud/,
      response: /credit|monitoring|notified/,
    },
    victim: "Scotty's Taphouse",
  },
  {
    style: "a supplier's breach with several victims",
    published: "2024-08-02",
    text: "Hackers stole patient records of three hospital groups by breaking into Medisend, a billing company in Leeds, Medisend said on Friday. The intruders were in its network from 3 June to 19 June 2024 and copied names and invoices of about 310,000 patients of Ashdown Hospitals, Brinley Health and the Coverdale Trust. The hospitals' own systems were not breached. Nobody has claimed responsibility, and Medisend said it does not know who the hackers are.",
    exactly: {
      "responsibility.attributed": [],
      "responsibility.claimed": [],
      "cia.confidentiality": ["affected"],
      "date.disclosed": ["2024-08-02"],
    },
    among: {
      "incident.type": /data-theft/,
      "victim.name": /Medisend/,
      "impact.persons": /310000/,
      "date.began": /2024-06-03/,
    },
  },
  {
    style: "a claim that the victim calls a hoax",
    published: "2023-11-22",
    text: "A group calling itself Paper Wasp claimed on Monday that it had hacked the Norwegian power company Fjordkraftnett and stolen the data of a million customers. Fjordkraftnett said on Tuesday that the claim was false: there had been no intrusion, and the sample that the group published was copied from an old leak of another firm. The national security authority said that it had seen no sign of a breach.",
    exactly: {
      "incident.reality": ["disputed"],
      "responsibility.claimed": ["Paper Wasp"],
      "responsibility.attributed": [],
    },
    among: { "victim.name": /Fjordkraftnett/ },
  },
  {
    style: "a technical outage that was no attack",
    published: "2023-01-12",
    text: "Flights of Aerolinea Sur were grounded for three hours on Wednesday after its dispatch system failed. The airline said a corrupted database file was the cause and that there was no evidence of a cyberattack. The first aircraft took off again at noon on Wednesday.",
    exactly: {
      "incident.reality": ["not-malicious"],
      "incident.type": ["technical-outage"],
      technique: [],
      "responsibility.attributed": [],
      "responsibility.claimed": [],
    },
    among: { "victim.name": /Aerolinea Sur/ },
  },
  {
    style: "a government's attribution, denied by the accused",
    published: "2022-05-11",
    text: "Denmark's government on Tuesday formally blamed Russia's military intelligence service for a cyberattack that cut off 20,000 customers of the satellite operator Nordlink in February. The attack on 24 February 2022 wiped the modems of the company's customers, the foreign ministry said. The Russian embassy in Copenhagen denied any involvement and called the accusation absurd.",
    exactly: { "date.began": ["2022-02-24"], "responsibility.claimed": [] },
    among: {
      "responsibility.attributed": /^[^|]*military intelligence[^|]*$/,
      "responsibility.denied": /^[^|]*Russia[^|]*$/,
      "victim.name": /Nordlink/,
    },
  },
  {
    style: "an insider",
    published: "2021-06-04",
    text: "A former network administrator of Kestrel Foods pleaded guilty on Thursday to deleting the company's order database after he had been dismissed. Prosecutors said that Dale Hobart, 41, logged in with a colleague's account on 14 January 2021 and deleted files that cost the firm $630,000 to restore. He will be sentenced in September.",
    exactly: { "date.began": ["2021-01-14"], "responsibility.claimed": [] },
    among: {
      "incident.type": /insider/,
      technique: /T1485/,
      "victim.name": /Kestrel Foods/,
    },
  },
  {
    style: "a town's clerk tells of ransomware in one line",
    published: "2020-07-09",
    text: "The town of Harwick paid $12,000 in bitcoin after ransomware locked its computers on June 30, Town Clerk Abe Sutter said Wednesday. No resident's data was taken, he said. The computers were back in use on July 6.",
    exactly: {
      "incident.type": ["ransomware"],
      "date.began": ["2020-06-30"],
      "date.restored": ["2020-07-06"],
      "impact.money-paid": ["exactly 12000 USD"],
      "responsibility.attributed": [],
    },
    victim: "town of Harwick",
  },
];

/** Tellings that were written after the rules were done with those above. */
export const laterEvents: readonly RetoldEvent[] = [
  {
    style: "a school hit by ransomware, in one breath",
    published: "2022-01-21",
    text: "A school in Ardmore lost its grade book and its phones to ransomware last Friday, the head teacher told parents. The gang wants 50,000 dollars; the school has called the police and will not pay. Lessons go on with chalk.",
    exactly: {
      "incident.type": ["extortion", "ransomware"],
      "date.began": ["2022-01-14"],
      "responsibility.attributed": [],
    },
    among: { "impact.money-demanded": /50000 USD/, response: /ransom-refused/ },
  },
  {
    style: "an insurer's breach notice in the first person",
    published: "2023-05-19",
    text: "Notice of data incident. We at Corvina Mutual Insurance are writing to inform you of an incident that may have involved your personal information. On March 27, 2023, we discovered that an unauthorized party had gained access to our network. Our investigation determined that the party copied files between March 20 and March 26, 2023. The files contained names and policy numbers of 18,400 members. Our claims systems were not affected. We have notified the FBI.",
    exactly: {
      "date.discovered": ["2023-03-27"],
      "responsibility.attributed": [],
      "cia.confidentiality": ["affected"],
    },
    among: {
      "victim.name": /Corvina Mutual Insurance/,
      "impact.persons": /18400/,
      "finding.not-affected": /claims systems/,
    },
  },
  {
    style: "two governments name a culprit, and it is denied",
    published: "2023-12-07",
    text: "Britain and the Netherlands on Thursday attributed a hacking campaign against their parliaments to Russia's FSB. Lawmakers' e-mails were stolen in 2022, the Foreign Office said. Moscow rejected the accusations as groundless.",
    exactly: { "responsibility.claimed": [] },
    among: { "responsibility.attributed": /FSB/, "responsibility.denied": /Moscow|Russia/ },
  },
  {
    style: "a power cut that was put down to hackers and was not",
    published: "2024-02-06",
    text: "Half of Brannock was dark on Monday night, and by midnight half of Brannock was sure that hackers had done it. They had not, Brannock Electric said on Tuesday. A squirrel had shorted a transformer. There is no evidence of a cyberattack, the utility said, and the lights were on again by 2 a.m.",
    exactly: {
      "incident.reality": ["not-malicious"],
      technique: [],
      "responsibility.attributed": [],
      "responsibility.claimed": [],
    },
  },
];
