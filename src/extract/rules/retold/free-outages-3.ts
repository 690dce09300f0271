/** Tests' data: claimed floods of requests told in free wording, with what a careful coder takes from each. Third lot. */

import type { RetoldOutage } from "./outages.ts";

/** Tellings in free wording. */
export const freeOutages3: readonly RetoldOutage[] = [
  {
    style: "post-incident report",
    published: null,
    text: `POST-INCIDENT REPORT PIR-2023-004
Service owner: National Court Administration, Digital Services Division
Incident: Loss of availability, public court portal
Author: Duty Incident Manager
Status: Final, released for publication 17 February 2023

1. Timeline (all times local, Thursday 2 February 2023)
08:47 Monitoring reports packet loss on both internet circuits.
08:55 Portal home page, hearing lists and fee calculator unreachable from outside.
09:10 Traffic capture shows inbound UDP at line rate from some 14,000 addresses. Classified as DDoS. Major incident declared.
10:30 Provider starts scrubbing. Partial recovery.
12:05 Pattern changes; portal lost again.
17:40 Second filter set holds. Portal stable.
18:30 Incident closed.

2. Impact
Members of the public were unable to use the portal for most of the business day. Hearings went ahead. The case registry, the judges' document store and the electronic service of documents run on the closed justice network and were not impacted. Log review found no sign of access beyond the edge, and no data was read, changed or removed.

3. Root cause
Saturation of internet circuits by hostile traffic. Capacity of 2 x 10 Gbit/s was insufficient; measured peak at the provider was 74 Gbit/s.

4. Who did it
Not determined. A Telegram channel named "Themis Down" announced during the morning that it was attacking the portal. The announcement was forwarded to the police. Digital Services makes no attribution and the national CERT has advised against one.

5. Events considered and excluded
Loss of video link in courtroom 3, Tartu, 09:30 to 10:15. Cause: a loose HDMI converter. Excluded from this report.

6. Actions
A1 Always-on scrubbing (owner: Networks, due April). A2 Status page on separate hosting (owner: Web, done). A3 Exercise with provider (owner: Duty IM, due June).`,
    began: "2023-02-02",
    restored: "2023-02-02 afternoon",
    victim: /National Court Administration/,
    claimant: /Themis Down/,
    channel: "Telegram",
    spared: [/case registry/, /judges' document store/, /electronic service of documents/],
    elsewhere: /Tartu|HDMI/,
  },
  {
    style: "long feature",
    published: "2025-05-24",
    text: `The Sunday the numbers stopped

By Ioana Petrescu

At ten past two in the afternoon, in a basement office that smells of toner, Radu Enache watched a green line on his left-hand monitor go straight up and off the edge of the chart.

"First I thought the graph had broken," he says. "Then the phone rang, and then the other phone."

Enache, 41, is head of networks at the Permanent Electoral Bureau, the small and chronically underpaid institution that looks after elections in this country. It was Sunday, 18 May, the day of the presidential run-off. Eight million people had already voted. And the website on which they were meant to follow the turnout, find their polling place and, later, read the first figures had just vanished from the internet.

What hit the Bureau was in one respect the simplest thing in the world. No one had guessed a password or slipped a poisoned attachment past a tired clerk. Someone had merely arranged for an enormous number of machines, in an enormous number of places, to send it rubbish, all at the same moment and without pause. The trade calls it a distributed denial-of-service attack. Enache calls it "the bathtub": a tap that runs faster than the drain.

Over the following hours he and five colleagues, with two engineers from the telecoms company and a liaison from the Directorate for Cyber Security, tried to make the drain bigger. They moved the site to new addresses; the flood followed. They dropped all traffic from abroad, and heard at once from angry voters in Turin and Valencia. They ate cold pizza. Towards six o'clock the operator brought a cleaning centre in Frankfurt into the path, and the line on the left-hand monitor began to sag. At 19:25, a little more than an hour and a half before the polls closed, the site came back, and that evening it carried the results like any other election site.

It is worth dwelling on what did not happen, because for some days it was hard to hear over the noise. The vote itself was not disturbed: it is done with a stamp and a sheet of paper. The count was not disturbed: it is done on school desks, by people who watch each other. The transmission of protocols from the stations to the centre was not disturbed, since it travels over the special telecommunications service and does not touch the public internet. No file was copied. No figure was altered.

"A website is a notice board," says the Bureau's president, Doina Marin, a former judge with a gift for dry sentences. "On Sunday somebody stood in front of our notice board. That is annoying. It isn't a coup."

Somebody was keen to be thought of as that somebody. At four o'clock, while Enache was still on both phones, a group calling itself the Ninth Wave published a video on Telegram: eagle, drums, the Bureau's logo in flames. It said that it had "turned out the lights on the false democracy". The video has been watched more than 600,000 times.

Was it them? Marin shrugs. "They say so. I have no way to know, and I don't attribute things on the basis of drums." The Directorate for Cyber Security, whose liaison shared the cold pizza, is equally unwilling to name anybody. Its spokesman told me that the sources of the traffic were home cameras and routers, most of whose owners have no idea, and that who rented them is "an open question that may well stay open".

Public opinion has been less patient. By Sunday night a map was going round in which the Bureau's outage was joined up with a dozen other mishaps. The favourite was Vaslui, where electronic tablets used to check identity cards had stopped working in nineteen stations. I went to Vaslui. The tablets had stopped because a mobile mast had lost its cooling in the heat; the repairman, who gave me a plum brandy, showed me the burnt fan. The Directorate had already said the two things were unconnected. Nobody had shared that.

Enache has asked for money for a permanent cleaning contract. He has asked before. When I leave, he turns the left-hand monitor so that I can see it: a green line, nearly flat.

"Beautiful, no?" he says.`,
    began: "2025-05-18",
    restored: "2025-05-18 evening",
    victim: /Permanent Electoral Bureau/,
    claimant: /Ninth Wave/,
    channel: "Telegram",
    spared: [/vote/, /count/, /transmission of protocols/],
    elsewhere: /Vaslui|mobile mast/,
  },
  {
    style: "plain bullet list",
    published: null,
    text: `Situation summary: Dutch Tax Service DDoS

- What: DDoS (traffic flood) against public web services of the Dutch Tax Service
- Start: 30 January 2018, 08:30 CET
- End: 30 January 2018, 20:15 CET; all services restored that evening
- Hit: main website, log-in page for citizens, allowance calculator (down or very slow)
- Not hit: assessment systems, payment of allowances, customs declarations
- Data: no loss, no leak, no tampering
- Size: about 40 Gbit/s at peak, according to the hosting provider
- Claim: a group calling itself "Polder Panic" says on Twitter it did it; nothing to back it up so far, not withdrawn
- Attribution: none. The Tax Service says it does not know who did it. The National Cyber Security Centre does not attribute
- Unrelated: phone queue failure at the student loans office the same morning, caused by a misconfigured call router; not part of this incident
- Measures: traffic sent through the national scrubbing facility; foreign traffic limited for three hours
- Follow-up: report filed with the police; debrief with provider on 2 February`,
    began: "2018-01-30",
    restored: "2018-01-30 evening",
    victim: /Dutch Tax Service/,
    claimant: /Polder Panic/,
    channel: "Twitter",
    spared: [/assessment systems/, /payment of allowances/, /customs declarations/],
    elsewhere: /student loans office|call router/,
  },
  {
    style: "internal memo made public",
    published: null,
    text: `MEMORANDUM
(Released under the Public Records Act, request 24-3391. Phone numbers redacted.)

TO: All deputy secretaries
FROM: Chief Information Officer, Office of the Secretary of State
DATE: October 28, 2024
RE: Early voting website, Sunday

Colleagues,

So that we all say the same thing if asked, this is where we stand.

Yesterday, Sunday, October 27, at about 1:15 p.m. our early voting locator and the sample ballot page went down. It wasn't us. Our hosting company confirmed within the half hour that we were on the receiving end of a DDoS: a great heap of garbage traffic, roughly 300 times a normal Sunday. They got it under control in stages and by 9 p.m. last night both pages were behaving.

First, please don't mix this up with the Delmont County business. Their pollbooks were slow on Saturday because the vendor pushed a patch with a bad time zone setting. It's fixed, it's boring, it's not the same thing.

What you can say with confidence: the voter registration system wasn't affected. The ballot marking devices weren't affected. Election night reporting is hosted elsewhere and wasn't affected. No one got into anything and no data left the building.

What you should not say: who did it. You may have seen that an outfit called Patriot Static is crowing about it on Telegram. Maybe so, maybe not. We do not have the evidence to attribute this to anyone, and CISA and the Bureau have both asked us not to get ahead of the facts. If a reporter reads you the post, "we're aware of it" is a complete sentence.

Thank you for your patience, and thanks to the web team for giving up their Sunday.

— G.H.`,
    began: "2024-10-27",
    restored: "2024-10-27 evening",
    victim: /Office of the Secretary of State/,
    claimant: /Patriot Static/,
    channel: "Telegram",
    spared: [/voter registration system/, /ballot marking devices/, /Election night reporting/],
    elsewhere: /Delmont County|pollbooks/,
  },
  {
    style: "translated-sounding, non-native writer",
    published: "2026-01-15",
    text: `The site of the Government of Moldova has suffered a DDoS attack

Yesterday, starting with the hour 9:20, the official site of the Government and the pages of the online services which are hosted on the same platform could not be accessed by the citizens. The Service for Information Technology informs that it is about a cyber attack of type DDoS, by which were sent a very big number of packets toward the servers, with the purpose to block them.

The specialists of the Service intervened in operative manner together with the providers of internet, and in the same evening, at the hour 20:00, the access was restored in integral regime.

"We assure the citizens that their personal data are in safety. The State Register of Population was not touched, the same the system of electronic signature and the system of payments function in normal regime," has declared the director of the Service, Vitalie Rusu.

On the network Telegram, one grouping with the name "Steppe Storm" has declared that it has done this attack. Asked by journalists if he confirms, Rusu answered that at the present moment do not exist sufficient proofs for to indicate an author, and the institution will not make speculations. Also the Agency for Cyber Security communicated that it does not attribute the attack to somebody.

In context, we mention that the interruption of the internet in the town Soroca, which was produced also yesterday, has not connection with this case. The operator explained that it was damaged one cable during works at a road.`,
    began: "2026-01-14",
    restored: "2026-01-14 evening",
    victim: /Government of Moldova/,
    refuses: "agency",
    claimant: /Steppe Storm/,
    channel: "Telegram",
    spared: [/State Register of Population/, /system of electronic signature/, /system of payments/],
    elsewhere: /Soroca|works at a road/,
  },
  {
    style: "trade newsletter",
    published: "2019-05-29",
    text: `ELECTIONS TECH WEEKLY | Issue 212 | 29 May 2019

IN BRIEF: Finnish results site takes a pounding, count sails on

Those of us watching the European elections on Sunday 26 May had one proper scare. From about 18:30 Helsinki time, the Finnish Ministry of Justice's election information site was on the ropes, with pages crawling or failing outright. The ministry has now confirmed what most readers will have guessed: a DDoS, sized by its hosting partner at "a bit over 100 gigs". By 22:40 that night the site was serving pages as if nothing had happened.

For product people the interesting part is the architecture. Vote counting and the central tally system are walled off from the public site, and neither saw so much as a blip. Media feeds go out over a separate delivery network and kept flowing, which is why broadcasters had numbers while the public page had none. Nothing leaked, nothing got altered.

Who's to blame? An unheard-of group called Karhu Kill Switch put its hand up on a Discord server. The ministry isn't biting: "we have no grounds to attribute this". Traficom's cyber security centre isn't biting, either. We'd suggest vendors writing about this in their sales decks follow suit.

While we're at it: the fifteen-minute freeze of the results map on Sweden's national broadcaster, which one of our competitors folded into the same headline, was a caching bug. The broadcaster published a perfectly good write-up on Monday. Different country, different cause.

Coming up next week: accessible ballot design, and our annual pollbook buyer's guide.`,
    began: "2019-05-26",
    restored: "2019-05-26 night",
    victim: /Finnish Ministry of Justice/,
    claimant: /Karhu Kill Switch/,
    channel: "Discord",
    spared: [/Vote counting/, /central tally system/, /Media feeds/],
    elsewhere: /Sweden|caching bug/,
  },
];
