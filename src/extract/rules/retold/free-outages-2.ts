/** Tests' data: claimed floods of requests told in free wording, with what a careful coder takes from each. Second lot. */

import type { RetoldOutage } from "./outages.ts";

/** Tellings in free wording. */
export const freeOutages2: readonly RetoldOutage[] = [
  {
    style: "legislator's Q&A",
    published: "2020-07-03",
    text: `WHAT HAPPENED TO THE TAX WEBSITE? Your questions answered
From the newsletter of Senator Ruth Okafor-Lane, 3 July 2020

My office has had over two hundred messages about Tuesday's problems at the Department of Revenue. I sat down with the Commissioner yesterday. Here is what I learned.

Q. Was the Department of Revenue hacked?
A. No, not in the sense most people mean. Its website was flooded with so much traffic that it could not answer ordinary visitors. Specialists call this a denial-of-service attack. Nobody broke in.

Q. When was it?
A. The flood began at around 6 a.m. on Tuesday, 30 June, which as you know was filing deadline day in our state. The site was working properly again by early evening the same day.

Q. The DMV was down on Tuesday as well. Same people?
A. No. The DMV's appointment system failed because of a bungled server migration that had been planned for months. I intend to ask about that separately!

Q. Is my return safe?
A. Yes. The Commissioner assured me that taxpayer records were not exposed or altered. The system that processes returns was not affected, and neither was the issuing of refunds. People who file through an accountant's software would not have noticed anything.

Q. I read that some hackers have owned up to it.
A. A group that calls itself the Ledger Burners said on Twitter that it did it. That is their say-so. The Department told me it has not established who was responsible and does not intend to guess. The state's Office of Information Security gave me the same answer.

Q. Will there be penalties for filing late?
A. The deadline has been moved to 7 July. If you get a penalty letter, call us.`,
    began: "2020-06-30",
    restored: "2020-06-30 evening",
    victim: /Department of Revenue/,
    claimant: /Ledger Burners/,
    channel: "Twitter",
    spared: [/taxpayer records/, /system that processes returns/, /issuing of refunds/],
    elsewhere: /DMV|server migration/,
  },
  {
    style: "security blog",
    published: "2017-11-15",
    text: `Courts offline: notes on a very ordinary DDoS

A few people have asked me what I make of Monday's outage at the state court system of New Wexford. Short version: somebody rented a botnet. Longer version below.

What we know. From roughly 13:00 local time on Monday the court system's public pages — docket calendar, juror information, forms — started timing out. I was running probes from three networks and saw loss climb from zero to 90-odd per cent inside ten minutes. The courts' Judicial Information Office has since put out a statement saying it was hit by a distributed denial of service, mostly SYN packets and DNS reflection, enough to saturate both its uplinks. My probes went green again at 21:35 that night, which fits with the office's "late evening".

What it was not. It wasn't a breach. The office says the case management system, e-filing and the sealed-records archive sit on separate infrastructure and never missed a beat. I have no reason to doubt that: e-filing answered every one of my checks.

Whodunnit. Do we have to? OK. A crew calling itself Blind Gavel posted a screenshot of a "site down" checker to Pastebin and said "you're welcome". Anyone can take a screenshot. The court administrator says they're not assigning blame, the state's fusion center says the same, and I'm with them. I've seen no technical evidence either way.

One more thing. Please stop adding the Halvorsen County jail phones to this story. That was a backhoe and a fibre cable. There's a photo of the backhoe.

Lessons? Get your scrubbing contract signed before you need it. Put static stuff on a CDN. Boring, I know.`,
    began: "2017-11-13",
    restored: "2017-11-13 night",
    victim: /state court system of New Wexford/,
    claimant: /Blind Gavel/,
    channel: "Pastebin",
    spared: [/case management system/, /e-filing/, /sealed-records archive/],
    elsewhere: /Halvorsen County|backhoe/,
  },
  {
    style: "quarterly threat review section",
    published: null,
    text: `3.2 Notable incident: parliament's public services

The most visible incident of the third quarter was the distributed denial-of-service attack on the Parliament of Montenegro. On 22 September 2016, at about 10:30 local time, an unusually high volume of inbound traffic began to exhaust the capacity of the link serving the parliament's website, the live video stream of plenary sittings and the public document register. All three were unavailable for most of the working day. With filtering in place at the provider, they had returned to normal by 19:00 on the same date.

The effects were confined to availability. The chamber's electronic voting equipment, the internal document workflow and members' mailboxes were unaffected, and forensic review found no sign of unauthorised access or of changes to published content.

Responsibility was claimed on a Facebook page by a group presenting itself as "Sons of the Bora". The claim contains no detail that could not have been taken from press coverage; at the time of writing it has been neither substantiated nor retracted. The parliament has not attributed the attack, and the government's response team considers the available data insufficient for attribution.

For completeness, we mention that the website of the municipality of Kotor was unavailable on 23 September. This was the result of a lapsed domain registration and is not counted among the quarter's attacks.

Compared with the previous quarter, the number of denial-of-service reports received rose from four to seven. Six of the seven were of low impact.`,
    began: "2016-09-22",
    restored: "2016-09-22 evening",
    victim: /Parliament of Montenegro/,
    claimant: /Sons of the Bora/,
    channel: "Facebook",
    spared: [/electronic voting equipment/, /internal document workflow/, /members' mailboxes/],
    elsewhere: /Kotor|lapsed domain registration/,
  },
  {
    style: "TV station web item",
    published: "2025-01-24",
    text: `County website back after cyberattack, officials say 911 never went down

PINE BLUFFS (KQRT) — Residents of Tolliver County are able to pay bills and look up property records online again after a cyberattack took down the county's website on Thursday.

County officials tell KQRT News the trouble started around 11 a.m. Thursday, when the site was hit with what they describe as a "tidal wave" of internet traffic. It's known as a DDoS attack, short for distributed denial of service.

Everything was back online by 5:30 p.m. Thursday afternoon, according to county spokesperson Miguel Arce.

A separate problem that kept deputies' laptops from connecting Thursday morning in nearby Sandoz County was traced to a failed router and is not believed to be related, the sheriff there said.

In Tolliver County itself, Arce said, essential services carried on. "I want folks to hear this: 911 dispatch was up the whole time. Jail systems were up the whole time. Nobody's personal information was accessed."

KQRT has reviewed a post on X in which a group called DustDevil Sec says it was responsible. KQRT has not been able to verify that. Arce says the county isn't accusing anyone. A spokesperson for the federal Cybersecurity and Infrastructure Security Agency said the agency knows about the post and is not attributing the incident.

The county has asked its internet provider to keep extra protections in place through the weekend.

Stay with KQRT News on air and online for updates.`,
    began: "2025-01-23",
    restored: "2025-01-23 afternoon",
    victim: /Tolliver County/,
    claimant: /DustDevil Sec/,
    channel: "X",
    spared: [/911 dispatch/, /Jail systems/],
    elsewhere: /Sandoz County|failed router/,
  },
  {
    style: "university report",
    published: null,
    text: `Centre for Digital Democracy, University of Ghent
Case note 14: The European Parliament election in Belgium, 9 June 2024

Background. Voters in Belgium went to the polls on Sunday 9 June 2024. Information for voters was offered on a portal run by the Federal Election Directorate. The portal gave addresses of polling stations, sample ballot papers and, from the late afternoon, partial results.

Course of events. Monitoring data shared with the authors show that traffic to the portal started to rise steeply at 08:05, reaching about sixty times the level of the 2019 election by 08:20. Most of it came from hijacked home routers. From that time the portal was hard or impossible to reach. The Directorate described the event the next day as a "denial-of-service attack of considerable size". Blocking by country of origin and the activation of a standby scrubbing service brought the portal back at 14:45 in the afternoon of the same day.

Effects. The consequences did not go beyond temporary unavailability. The voting computers used in Flanders and Brussels have no connection to the internet and were not affected; the transmission of results from cantons to the Ministry of the Interior uses a private circuit and was not affected either. The register of voters was untouched. We found no indication of data being obtained or manipulated.

Claim and attribution. At 12:10 a Telegram channel under the name "Cyber Legion Borealis", which describes itself as anti-NATO, published a message claiming the operation. We treat the claim as open. The Directorate has stated that it cannot and will not attribute the attack; the Centre for Cybersecurity Belgium made the same statement. We follow them and refrain from attribution.

Delimitation. Delayed opening of eleven polling stations in Liège has been linked to the attack in online discussion. The provincial inquiry found a defect in start-up USB sticks delivered by a supplier. It does not form part of the case.`,
    began: "2024-06-09",
    restored: "2024-06-09 afternoon",
    victim: /Federal Election Directorate/,
    claimant: /Cyber Legion Borealis/,
    channel: "Telegram",
    spared: [/voting computers/, /transmission of results/, /register of voters/],
    elsewhere: /Liège|USB sticks/,
  },
  {
    style: "parliamentary answer",
    published: null,
    text: `Written answer to parliamentary question no. 412 (Ms Hanne Vestergaard), concerning the outage of the Ministry of Transport's website

Copenhagen, 15 December 2022

Question:
Will the Minister state what caused the website of the Ministry of Transport to be inaccessible on 1 December 2022, whether information was stolen, and who was behind it?

Answer:
I can inform the Member that on 1 December 2022 at 09.15 the Ministry's website, along with the online consultation service hosted on it, was subjected to an overload attack (DDoS), by which very large amounts of traffic are sent to a website so that ordinary users cannot get through. The attack was brought under control during the afternoon, and both services were again accessible from 16.30 on the same day.

As to whether information was stolen: it was not. An attack of this type does not give access to systems. The Ministry's case-handling system was not affected. Nor were the traffic management centres or the vehicle register.

As to who was behind it: a group going by the name of Nordlys Strike has stated on Telegram that it was. The Ministry has no basis on which to judge whether that is correct. I have obtained a contribution from the Centre for Cyber Security, which states: "The Centre is familiar with the statement in question but makes no attribution in the present case." I can associate myself with that.

The Member also mentions in her reasoning the closure of the Limfjord tunnel on the same morning. I can state that this was due to a defective smoke detector and has no connection with the matter.`,
    began: "2022-12-01",
    restored: "2022-12-01 afternoon",
    victim: /Ministry of Transport/,
    refuses: "agency",
    claimant: /Nordlys Strike/,
    channel: "Telegram",
    spared: [/case-handling system/, /traffic management centres/, /vehicle register/],
    elsewhere: /Limfjord|smoke detector/,
  },
];
