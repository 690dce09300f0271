/** Tests' data: one kind of event, a claimed flood of requests against a public service, told in many styles, with what a careful coder takes from each. */

import type { AsserterRole } from "../../../domain/asserter.ts";

/** A telling and the facts in it. All tell of one claim, of nobody blamed by those hit, and of something else that is not part of it. */
export interface RetoldOutage {
  readonly style: string;
  /** ISO date, or null where the text must do without. */
  readonly published: string | null;
  readonly text: string;
  /** ISO date. */
  readonly began: string;
  /** ISO date and part of the day; null: told in an image that no rule is asked to read. */
  readonly restored: string | null;
  /** One of the candidates for the victim matches; null: nobody is named. */
  readonly victim: RegExp | null;
  /** Who declines to attribute, where it is not the victim by its own name. */
  readonly refuses?: AsserterRole;
  readonly claimant: RegExp;
  /** As the codebook writes it; null: the channel is not looked at. */
  readonly channel: string | null;
  /** Each matches something that is stated not to have been affected. */
  readonly spared: readonly RegExp[];
  /** Stands nowhere but in what is dismissed. */
  readonly elsewhere: RegExp;
}

export const retoldOutages: readonly RetoldOutage[] = [
  {
    style: "newswire with a dateline",
    published: "2022-11-09",
    text: `BISMARCK, N.D. — North Dakota's election websites were knocked offline on and off Tuesday by a flood of junk traffic, the secretary of state's office said, in a nuisance attack that a pro-Russian hacking crew boasted about hours later.

Sites where voters look up their polling place and sample ballot loaded slowly or not at all between 10 a.m. and mid-afternoon, said Laura Pettersen, a spokeswoman for the office. They were fully back by Tuesday evening. Pettersen said the denial-of-service attack never touched the machines that people vote on, the systems that tabulate ballots or the way results are reported.

The crew, which calls itself SnowFox, took credit in a Telegram post. Pettersen said the state did not have enough evidence to say who was responsible. A senior official with the federal cybersecurity agency told reporters that it was aware of the claim but would not attribute the attack.

Officials in Larimer County, Colorado, reported that their voter registration database had come under attack, but the federal agency said later that the trouble was traced to a vendor's software and had no effect on voting. Scanners jammed in a few precincts in Fargo for reasons that had nothing to do with the attack, officials said.`,
    began: "2022-11-08",
    restored: "2022-11-08 evening",
    victim: /North Dakota|secretary of state/i,
    claimant: /SnowFox/,
    channel: "Telegram",
    spared: [/machines that people vote on/, /tabulate ballots/, /results are reported/],
    elsewhere: /Larimer|[Ss]canners/,
  },
  {
    style: "local paper",
    published: "2024-11-06",
    text: `Voters who tried to check their registration online Tuesday may have stared at a spinning wheel. Blame a cyberattack.

Someone aimed so much traffic at the Vermont Secretary of State's public websites that they went down several times during the day, Deputy Secretary Anne Marcotte told the Courier on Wednesday. "It was a pain for voters who wanted information, but that's all it was," Marcotte said. "Nobody got near our voting equipment, our tabulators or the system we use to report results."

Staff worked with the web host and federal experts to block the traffic, and everything was working again that evening.

A group that supports Russia's war in Ukraine said on its Telegram channel that it did it. Marcotte isn't biting. "We don't have the evidence to pin this on anybody," she said.

Over in Cheshire County, New Hampshire, word of a hack of the voter checklist made the rounds on Tuesday as well. That turned out to be a glitch at a software supplier, and nobody's vote was affected.`,
    began: "2024-11-05",
    restored: "2024-11-05 evening",
    victim: /Vermont Secretary of State/,
    claimant: /group that supports Russia/,
    channel: "Telegram",
    spared: [/voting equipment/, /tabulators/, /report results/],
    elsewhere: /Cheshire|checklist/,
  },
  {
    style: "official press release",
    published: "2023-10-09",
    text: `STATEMENT ON THE AVAILABILITY OF ELECTION INFORMATION PAGES

The State Electoral Office of Saarmark informs the public that on 8 October 2023 its election information pages were subject to a distributed denial-of-service attack. As a result, the pages could be reached only intermittently between 09:00 and 17:00. Full availability was re-established in the evening of the same day.

The State Electoral Office emphasises that neither voting nor the counting of votes nor the transmission of results was affected at any time.

A group describing itself as pro-Russian has claimed responsibility for the attack on the messaging service Telegram. The State Electoral Office has taken note of this claim. On the basis of the information currently available, the attack cannot be attributed to any particular actor.

The Office thanks the Federal Office for Information Security and its service providers for their support during the mitigation of the attack.

Reports of disturbances of the voter register in the neighbouring district of Altwied are not connected with the attack. According to the district, they were caused by maintenance work of a supplier.`,
    began: "2023-10-08",
    restored: "2023-10-08 evening",
    victim: /State Electoral Office/,
    claimant: /pro-Russian/,
    channel: "Telegram",
    spared: [/voting/, /counting/, /results/],
    elsewhere: /Altwied/,
  },
  {
    style: "bulletin with headings",
    published: "2022-11-10",
    text: `WHAT HAPPENED
Public websites of the Maine Bureau of Elections were intermittently unavailable on 8 November 2022 following a DDoS attack. An unusually large volume of requests overwhelmed the servers that host polling place information.

IMPACT
Availability of public websites only. Voting systems, vote tabulation and results reporting were not impacted. No data was accessed or altered.

RESPONSE
The Bureau filtered the traffic together with its hosting provider and CISA. Services were restored by the evening of 8 November.

ATTRIBUTION
The hacktivist group NorthWind claimed responsibility on Telegram. The Bureau has not attributed the activity to any actor; available evidence is insufficient.

OTHER REPORTS
Kane County, Illinois, reported suspected malicious activity against its voter registration database. The cause was determined to be a vendor configuration issue unrelated to the above. Ballot scanner problems in two towns were mechanical.`,
    began: "2022-11-08",
    restored: "2022-11-08 evening",
    victim: /Bureau of Elections/,
    claimant: /NorthWind/,
    channel: "Telegram",
    spared: [/[Vv]oting systems/, /tabulation/, /results reporting/],
    elsewhere: /Kane|scanner/,
  },
  {
    style: "questions and answers",
    published: "2023-03-07",
    text: `What happened on Sunday?
Estonia's State Electoral Office says the website on which people check their voter details and candidate lists was hit by a denial-of-service attack on election day, 5 March 2023. For much of the afternoon many visitors saw only an error page.

Was the vote itself in danger?
No. The electoral office says the online voting system, the counting of votes and the publication of results were not affected.

Who did it?
A hacker group calling itself Baltic Storm claimed the attack in a post on X. The electoral office says it cannot say who was behind it: there is not enough evidence for an attribution. The Information System Authority says that it knows of the claim and urges people not to jump to conclusions.

When was it over?
The site was working normally again by Sunday evening, after the authority and a telecoms company had filtered the traffic.

And the trouble in Valga?
Computers at two polling stations in Valga stopped working. That was down to a power cut and had no connection to the attack, officials say.`,
    began: "2023-03-05",
    restored: "2023-03-05 evening",
    victim: /State Electoral Office/,
    claimant: /Baltic Storm/,
    channel: "X",
    spared: [/online voting system/, /counting of votes/, /results/],
    elsewhere: /Valga|[Cc]omputers at two/,
  },
  {
    style: "eighty-word brief",
    published: "2022-11-09",
    text: `A DDoS attack made Nebraska's election websites flicker on Nov. 8, the secretary of state said. Voting machines, tabulation and results reporting were unaffected, and the pages were back that evening. Pro-Kremlin hackers claimed responsibility on Telegram; the state said it lacked evidence to attribute the attack. Officials said a reported hack of Sarpy County's voter database was really a contractor's error.`,
    began: "2022-11-08",
    restored: "2022-11-08 evening",
    victim: /Nebraska|secretary of state/i,
    claimant: /[Pp]ro-Kremlin hackers/,
    channel: "Telegram",
    spared: [/[Vv]oting machines/, /tabulation/, /results reporting/],
    elsewhere: /Sarpy/,
  },
  {
    style: "long feature",
    published: "2023-08-25",
    text: `The first complaint reached the help desk in Harrow Street at seven minutes past nine. A pensioner wanted to know why the page that tells her where to vote would not open. By ten o'clock the two people who staff the desk had stopped writing names down.

What they were looking at, it would turn out, was a distributed denial-of-service attack: hundreds of thousands of requests a second, sent from hijacked cameras and routers all over the world to the public websites of the electoral commission of the Australian state of Wendland on the day of its election, 19 August 2023. The sites went down, came back, and went down again. They carried lists of polling places, candidates' statements and a countdown clock. They did not carry votes.

"I want to be very clear about that," Commissioner Helen Tarrant said at a press conference the next morning. "The systems we vote with and the systems we count with are not on those servers. They were not affected, and neither was the reporting of results on the night." Paper ballots were handed out and counted as they had been for a century.

In a windowless room three streets away, engineers of the commission, two people from the Australian Cyber Security Centre and a handful of specialists of the hosting firm spent the afternoon moving the sites behind a filter. It worked, mostly. Around six in the evening the pages loaded again as they should, and they have done so ever since.

By then somebody had already taken the credit. In a message on Telegram, illustrated with a bear in sunglasses, a pro-Russian collective called Iron Taiga said that it had "switched off" the election. It had done nothing of the kind, Tarrant said, and she declined to say whether she believed that the group had even been involved. "We do not have the evidence that would allow us to attribute this to anyone, and we are not going to guess." The Cyber Security Centre said that it had seen the claim, and that it was too early to say who was responsible.

There was other trouble that day, as there is on any election day. In Port Corrie, a tablet computer used to mark off names froze for half an hour because of a flat battery. The shire of Mallan announced that its rolls had been hacked, then withdrew the announcement: a technician of the company that looks after the database had restarted a server without telling anybody. Neither had anything to do with the attack, the commission said, and neither cost anybody a vote.

The pensioner, for the record, voted at the school in Harrow Street, as she always does.`,
    began: "2023-08-19",
    restored: "2023-08-19 evening",
    victim: /[Ee]lectoral [Cc]ommission|Wendland/,
    claimant: /Iron Taiga/,
    channel: "Telegram",
    spared: [/systems we vote with|They/, /reporting of results/],
    elsewhere: /Mallan|Port Corrie|battery/,
  },
  {
    style: "passive voice",
    published: "2022-11-11",
    text: `On election day (8 November 2022) several websites operated by the Wyoming election authorities were rendered intermittently unreachable. It was established that the servers had been flooded with requests in a distributed denial-of-service attack. Access to polling place information was hindered; voting equipment, ballot counting and the reporting of results were not compromised.

Mitigations were put in place with the help of a federal agency and of technology suppliers, and functionality was restored by the evening.

Responsibility for the attack was claimed on Telegram by a pro-Russian group. No attribution has been made by the state, by which the evidence was described as insufficient. Haste in attribution was warned against by the federal agency.

A disruption of a voter registration database had been reported by Weld County, Colorado; it was found to have been caused by a fault at a vendor, by which no votes were affected. Faults of ballot scanners in some precincts were described as routine and unrelated.`,
    began: "2022-11-08",
    restored: "2022-11-08 evening",
    victim: /Wyoming/,
    claimant: /pro-Russian group/,
    channel: "Telegram",
    spared: [/voting equipment/, /ballot counting/, /reporting of results/],
    elsewhere: /Weld|scanner/,
  },
  {
    style: "order reversed, the other county first",
    published: "2022-11-09",
    text: `Officials in Dane County, Wisconsin, sounded an alarm on Tuesday over what looked like an attack on the county's voter registration database. It was not one: a vendor's technical problem was to blame, the national cyber agency said, and no vote was affected.

The only real attack that election officials had to deal with on Tuesday took place in Montana, where the Secretary of State's websites were swamped with traffic and failed for minutes at a time. The distributed denial-of-service attack did not reach voting systems, ballot tabulation or results reporting, the Secretary of State's office said. By the evening the websites were up again.

The agency said it had not seen evidence of a broader campaign. It had noted that a pro-Russian group had claimed responsibility on Telegram for the Montana attack, but it advised against a rush to attribution. Montana officials said they did not have sufficient evidence to attribute the attack to anyone.`,
    began: "2022-11-08",
    restored: "2022-11-08 evening",
    victim: /Montana|Secretary of State/,
    claimant: /pro-Russian group/,
    channel: "Telegram",
    spared: [/voting systems/, /tabulation/, /results reporting/],
    elsewhere: /Dane County/,
  },
  {
    style: "direct speech throughout",
    published: "2023-05-30",
    text: `"We were the target of a denial-of-service attack on Monday," said Carla Nyqvist, who heads the tax administration of the Canadian province of Assiniboia. "Our online tax portal could not be reached for several hours. It was back on Monday evening."

"No taxpayer data was accessed," Nyqvist added. "Assessments, refunds and payments were not affected."

"We did this," a group named Grizzly Dawn wrote on Telegram on Monday afternoon. "Assiniboia pays for its support of Kyiv."

"We have seen that message," said Nyqvist. "But we have no proof of who is behind the attack, and we do not attribute it to anybody."

"The failure of the parking payment system in Moose Ridge on the same day was a software bug and has nothing to do with this," said Pierre Aubry, the province's chief information officer.`,
    began: "2023-05-29",
    restored: "2023-05-29 evening",
    victim: /tax administration|Assiniboia/,
    claimant: /Grizzly Dawn/,
    channel: "Telegram",
    spared: [/[Aa]ssessments/, /refunds/, /payments/],
    elsewhere: /Moose Ridge|parking/,
  },
  {
    style: "a bank, claimed on a forum",
    published: "2024-02-16",
    text: `Customers of Savela Bank were unable to log in to its website and mobile app for most of Thursday after attackers bombarded the lender's servers with traffic, the Finnish bank said on Friday. Access was fully restored on Thursday evening.

Card payments, cash machines and account data were not affected by the denial-of-service attack, according to the bank. It said that no customer information had been exposed.

A hacking collective known as Black Lynx claimed responsibility on a Russian-language forum. Savela Bank said that it could not confirm the claim and that it had too little information to attribute the attack. The National Cyber Security Centre said it would be premature to name those responsible.

An interruption at rival Pohja Mutual on the same day was caused by planned maintenance and was not related, Pohja Mutual said.`,
    began: "2024-02-15",
    restored: "2024-02-15 evening",
    victim: /Savela Bank/,
    claimant: /Black Lynx/,
    channel: "forum",
    spared: [/[Cc]ard payments/, /cash machines/, /account data/],
    elsewhere: /Pohja/,
  },
  {
    style: "an airline, claimed on X, the claim first",
    published: "2023-07-12",
    text: `A hacker group sympathetic to Iran posted on X on Tuesday that it had taken down the website of the Dutch airline Vesta Air, in what the carrier described as a distributed denial-of-service attack.

Vesta Air confirmed that its website and check-in page were unavailable at times on 11 July because of a very large number of automated requests. Flights, the reservation system and passenger data were not affected, it said. Normal service resumed the same evening.

The airline said it was aware of the group's post but did not have sufficient evidence to attribute the attack. Dutch police said they were looking into it.

Delays at Eindhoven airport on Tuesday were the result of a broken baggage belt and were unrelated to the attack, the airport said.`,
    began: "2023-07-11",
    restored: "2023-07-11 evening",
    victim: /Vesta Air/,
    claimant: /sympathetic to Iran/,
    channel: "X",
    spared: [/[Ff]lights/, /reservation system/, /passenger data/],
    elsewhere: /Eindhoven|baggage/,
  },
  {
    style: "a hospital's booking site, a lone hacker",
    published: "2024-03-20",
    text: `The Brazilian hospital group Santa Auréa has told patients that its online booking site was down for about seven hours on March 18 because of a DDoS attack. Appointments can be made online again since Monday evening.

"Medical records, laboratory systems and emergency care were not affected at any point," the group said in a notice on its website. It said it had called in a security company, which diverted the traffic.

A hacker using the name vantablaque claimed responsibility for the outage on a dark web forum. Santa Auréa said it could not verify that and had not identified the attackers. The federal police said that it was too soon to attribute the attack.

Separately, a clinic in Recife said its phone system had failed on the same day; the telephone company said a cable had been cut during road works.`,
    began: "2024-03-18",
    restored: "2024-03-18 evening",
    victim: /Santa Auréa/,
    claimant: /vantablaque/,
    channel: "forum",
    spared: [/[Mm]edical records/, /laboratory systems/, /emergency care/],
    elsewhere: /Recife|cable/,
  },
  {
    style: "an analyst's note, dates of another form",
    published: "2024-01-15",
    text: `Taiwan's Central Election Commission reported that its website was disrupted on 13 Jan. 2024, polling day in the island's presidential election. According to the commission, a surge of traffic of more than thirty times the usual volume, which it called a DDoS attack, left the site slow or unreachable from about 8 am. Service had returned to normal by the evening.

The commission stated that vote casting, the tally of ballots and the announcement of results ran as planned and were not disrupted. It found no sign of an intrusion into its network.

A self-styled hacktivist group, Crimson Tide, asserted on its Telegram channel that it was behind the disruption. The commission said there was insufficient evidence to link the activity to any group or government, and the Ministry of Digital Affairs likewise refrained from attribution.

We do not consider the power failure in Tainan on the same day to be related: the utility put it down to a damaged transformer.`,
    began: "2024-01-13",
    restored: "2024-01-13 evening",
    victim: /Central Election Commission/,
    claimant: /Crimson Tide/,
    channel: "Telegram",
    spared: [/vote casting/, /tally of ballots/, /announcement of results/],
    elsewhere: /Tainan|transformer/,
  },
];

/** Tellings that were written after the rules were done with those above. */
export const laterOutages: readonly RetoldOutage[] = [
  {
    style: "regional radio, a German town hall",
    published: "2025-02-24",
    text: `The websites on which the Hanseatic city of Grauhafen publishes its election results were out of reach for long stretches of Sunday. The city's returning officer, Imke Dahl, spoke of an overload attack: computers from abroad had called up the pages millions of times at once.

The count itself was not disturbed, Dahl said; ballots are counted by hand and the results travel over a separate network. The voter roll and the postal ballots were likewise not affected. Shortly after 8 p.m. on Sunday evening the pages could be reached again.

On Telegram, a group calling itself Cyber Wolves of the North boasted that it had paralysed the election. The city administration does not want to comment on who was behind it: it said there was no reliable evidence that would allow an attribution. The state's criminal police office has started an investigation.

That a polling station in the Lindenau district opened twenty minutes late had nothing to do with the attack, Dahl said. A caretaker had overslept.`,
    began: "2025-02-23",
    restored: "2025-02-23 evening",
    victim: /Grauhafen/,
    claimant: /Cyber Wolves of the North/,
    channel: "Telegram",
    spared: [/count/, /voter roll/, /postal ballots/],
    elsewhere: /Lindenau|caretaker/,
  },
  {
    style: "a tax portal, the ministry's release in the third person",
    published: "2024-03-02",
    text: `The Ministry of Finance of Koravia confirms that the tax portal e-Declare was the target of a distributed denial-of-service (DDoS) attack on 1 March 2024. Between 10:15 and 16:40 taxpayers experienced difficulties in logging in. The portal has been fully operational since Friday evening.

The Ministry stresses that taxpayers' data remained secure and that declarations already filed, refunds and payment systems were not affected.

The hacker group RedSleet has claimed responsibility for the attack on X. The Ministry has no sufficient evidence to attribute the attack to this or any other group. The National Cyber Security Agency, which is assisting the Ministry, advises against drawing premature conclusions.

The outage of the land register on the same day was unrelated and due to scheduled maintenance.`,
    began: "2024-03-01",
    restored: "2024-03-01 evening",
    victim: /Ministry of Finance/,
    claimant: /RedSleet/,
    channel: "X",
    spared: [/taxpayers' data/, /refunds/, /payment systems/],
    elsewhere: /land register/,
  },
  {
    style: "an agency roundup that ends with the state's refusal",
    published: "2022-11-10",
    text: `Federal cyber officials said Wednesday that Election Day had passed without any major digital disruption, with one exception: in Idaho, a DDoS attack brought down several public election websites, including the one run by the secretary of state, for parts of Tuesday.

The sites were restored by Tuesday night after the state moved them behind a filtering service, the officials said on a call with reporters. The attack had no effect on voting equipment, on the tabulation of ballots or on the reporting of results.

KremNet, a Russian-speaking hacktivist collective, said in a Telegram message that it was responsible. The officials said they had seen the message. "We're not going to attribute this to anyone at this point," one of them said.

Idaho's secretary of state, Paula Whitcomb, said her office, too, lacked the evidence to say who did it.

Asked about reports of a hack in Yuma County, Arizona, the officials said it was a vendor's software error that had been fixed within an hour.`,
    began: "2022-11-08",
    restored: "2022-11-08 night",
    victim: /Idaho|secretary of state/i,
    claimant: /KremNet/,
    channel: "Telegram",
    spared: [/voting equipment/, /tabulation of ballots/, /reporting of results/],
    elsewhere: /Yuma/,
  },
  {
    style: "a bank in a market notice",
    published: "2023-09-14",
    text: `Notice to the market: disruption of online services

Banco Meridional S.A. informs its shareholders and the market in general that on September 13, 2023 its internet banking and its institutional website became unstable as a consequence of a denial-of-service attack originating from abroad. Services were normalised on the same evening.

There was no unauthorised access to systems, and no customer data was compromised. Branches, cash machines and card transactions operated normally.

Hackers of the group Sertão Negro claimed the attack on a dark web forum. The Bank does not have elements that allow it to attribute the attack and awaits the conclusion of the investigation.

Instability reported on the same date by users of the payment app Vapt was caused by an update of that app and bears no relation to the attack.`,
    began: "2023-09-13",
    restored: "2023-09-13 evening",
    victim: /Banco Meridional/,
    claimant: /Sertão Negro/,
    channel: "forum",
    spared: [/Branches/, /cash machines/, /card transactions/],
    elsewhere: /Vapt/,
  },
  {
    style: "an opinionated column",
    published: "2024-06-11",
    text: `So they came for our ballots, did they? Hardly. On Sunday, while Belgians queued at the polling stations, some script kiddies who style themselves the Patriots of Rostov threw so many requests at the website of the Flemish election service that it keeled over three times before dinner. They then bragged about it on Telegram.

The site tells you where to vote. It does not count. The voting computers, the count and the transmission of results were never at risk, the service said on Monday, and by Sunday evening its pages were back.

Was it really the Patriots? The service says it doesn't know who was behind the denial-of-service attack and won't point the finger at anyone. Wise. The federal cyber centre called it too soon to tell.

As for the voting computers in Aalst that refused to start: a flat battery, officials said, not hackers.`,
    began: "2024-06-09",
    restored: "2024-06-09 evening",
    victim: /Flemish election service/,
    claimant: /Patriots of Rostov/,
    channel: "Telegram",
    spared: [/voting computers/, /count/, /transmission of results/],
    elsewhere: /Aalst|battery/,
  },
  {
    style: "an airport, a short wire in the present perfect",
    published: "2022-10-11",
    text: `Several pages of Greywater International Airport, among them flight information and parking, were knocked offline on Monday morning, in an apparent distributed denial-of-service attack, an airport spokesman said.

Airport operations, air traffic control and security screening were not affected, the spokesman said. The pages came back online on Monday evening.

A pro-Russian hacker group, known as Snowbear, has claimed responsibility on its Telegram channel. The airport has declined to attribute the incident, citing a lack of evidence, and the FBI said it was aware of the claim.

A baggage belt that stood still in Terminal 2 for an hour on Monday had a mechanical fault, the spokesman added, and was not connected with the incident.`,
    began: "2022-10-10 morning",
    restored: "2022-10-10 evening",
    victim: /Greywater International Airport/,
    claimant: /Snowbear/,
    channel: "Telegram",
    spared: [/[Aa]irport operations/, /air traffic control/, /security screening/],
    elsewhere: /Terminal 2|baggage/,
  },
];

/** Tellings that were written last, after the rules were done with all above. */
export const latestOutages: readonly RetoldOutage[] = [
  {
    style: "a county radio script",
    published: "2022-11-09",
    text: `Election officials in Delaware say a cyberattack slowed some of the state's voter information websites on Tuesday. The Department of Elections says that someone flooded the pages with traffic, in what is known as a denial-of-service attack, and that voters had trouble opening them from about noon. By Tuesday evening, the pages were back to normal.

The department says voting machines, vote counting and results reporting were not affected.

A pro-Russian hacker group has claimed responsibility in a post on Telegram. But the department says it does not have enough evidence to attribute the attack.

Meanwhile, Sussex Township in New Jersey reported an attack on its voter database. Federal officials say that was a vendor's mistake, and that no votes were affected.`,
    began: "2022-11-08",
    restored: "2022-11-08 evening",
    victim: /Department of Elections|Delaware/,
    claimant: /pro-Russian hacker group/,
    channel: "Telegram",
    spared: [/voting machines/, /vote counting/, /results reporting/],
    elsewhere: /Sussex|New Jersey/,
  },
  {
    style: "an encyclopaedia's entry",
    published: "2023-01-20",
    text: `The 2022 Lakeland election website attack was a distributed denial-of-service attack on public websites of the Lakeland Election Commission. It took place on 16 October 2022, the day of the parliamentary election, and made the websites intermittently inaccessible until they were restored in the evening of that day.

According to the commission, the attack did not affect the electronic voting system, the tabulation of votes or the reporting of results.

The hacktivist group Black Tundra claimed responsibility for the attack on Telegram. The commission stated that there was insufficient evidence to attribute it to anyone. The National Cyber Centre acknowledged the claim but did not attribute the attack either.

On the same day, ballot scanners failed in the town of Orrin. The commission attributed this to a power failure and said that it was unrelated to the attack.`,
    began: "2022-10-16",
    restored: "2022-10-16 evening",
    victim: /Lakeland Election Commission/,
    claimant: /Black Tundra/,
    channel: "Telegram",
    spared: [/electronic voting system/, /tabulation of votes/, /reporting of results/],
    elsewhere: /Orrin|scanners/,
  },
  {
    style: "an airline's statement, claimed on a leak site",
    published: "2024-09-05",
    text: `Norrland Airways said its website and its app were unavailable for six hours on Wednesday because of a DDoS attack. "Our IT team and our provider got everything running again on Wednesday evening," chief executive Britta Sand said. "Flight operations, crew planning and customer data were never affected."

A gang called Pale Moth claimed the attack on its leak site. "We have no evidence that would let us say who did this," Sand said.

A strike of baggage handlers that delayed flights on the same day was not connected to the attack, the airline said.`,
    began: "2024-09-04",
    restored: "2024-09-04 evening",
    victim: /Norrland Airways/,
    claimant: /Pale Moth/,
    channel: "leak site",
    spared: [/[Ff]light operations/, /crew planning/, /customer data/],
    elsewhere: /strike|baggage/,
  },
  {
    style: "a minister answers a question in parliament",
    published: "2023-06-22",
    text: `Replying to a question, the Minister of the Interior told parliament on Thursday that the portal for residence permits had been the target of a denial-of-service attack on 19 June. For four hours nobody could log in. The portal was available again on the evening of the same day.

The population register, border control and passport services had not been affected, the minister said. Asked about a Telegram post in which a group named Winter Crow took credit for the attack, he said that his ministry had seen the post but lacked the information to attribute the attack to anybody.

The failure of ticket machines at the main station on the same day had been due to a software update and had no connection with the attack.`,
    began: "2023-06-19",
    restored: "2023-06-19 evening",
    victim: null,
    refuses: "government",
    claimant: /Winter Crow/,
    channel: "Telegram",
    spared: [/population register/, /border control/, /passport services/],
    elsewhere: /ticket machines|main station/,
  },
];
