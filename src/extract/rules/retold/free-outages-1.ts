/** Tests' data: claimed floods of requests told in free wording, with what a careful coder takes from each. First lot. */

import type { RetoldOutage } from "./outages.ts";

/** Tellings in free wording. */
export const freeOutages1: readonly RetoldOutage[] = [
  {
    style: "wire story",
    published: "2022-04-25",
    text: `LJUBLJANA, April 25 — Junk traffic swamped the web pages of Slovenia's State Election Commission for much of Sunday's parliamentary vote, leaving people unable to look up their polling station, the commission said on Monday.

The pages first became unreachable shortly after 9 a.m. on Sunday and were stable again by about 8 p.m. that evening, once the network operator had begun filtering the incoming data, commission director Igor Zupan told reporters.

"It was a denial-of-service attack, plain and simple. Somebody sent far more traffic down the pipe than the pipe could take," Zupan said. "Nobody got in. No record was read and no record was changed."

Long queues in the city of Maribor, which some social media users tied to the outage, were caused by a power cut at two schools serving as polling stations, the local utility said.

Ballots were cast on paper and counted by hand, and neither the casting nor the counting was touched by the attack, Zupan added. The closed network over which precincts send in their totals also ran without a hitch.

A group styling itself Winter Falcon bragged on its Telegram channel on Sunday afternoon that it had "switched off" the commission. Zupan said he had seen the post and would not be drawn on it. "I have nothing in hand that would let me name anyone," he said. The national response centre SI-CERT likewise declined to say who was responsible.

Turnout was the highest in two decades.`,
    began: "2022-04-24",
    restored: "2022-04-24 evening",
    victim: /State Election Commission/,
    claimant: /Winter Falcon/,
    channel: "Telegram",
    spared: [/casting/, /counting/, /closed network over which precincts send in their totals/],
    elsewhere: /Maribor|power cut/,
  },
  {
    style: "local paper",
    published: "2018-05-09",
    text: `County's results page buckled under bogus traffic on primary night; tally was never at risk, clerk says

By Dana Whitlock, Harlan Valley Courier

If you spent Tuesday evening hitting "refresh" on the Brannock County website and getting nothing but a spinning wheel, you were not alone. County Clerk Loretta Pyle says the site was knocked over by a distributed denial-of-service attack that started just before the polls closed at 8 p.m.

"Think of a thousand trucks trying to get onto Main Street at once," Pyle said Wednesday. "Nothing on Main Street is broken. You just can't drive on it."

The county's IT contractor, Tri-Rivers Networks, moved the site behind a filtering service, and the pages were loading normally again at around 11 that night.

Pyle was at pains to say that the page is only a display. The machines that scan ballots are not hooked up to the internet, and neither is the computer that adds up the votes. The voter rolls sit on a state server and were not involved. "There was no break-in, and there's nothing missing," she said.

A handful of anonymous users calling themselves the Copperhead Crew posted on Twitter after midnight that they had "parked on" the county's site. The sheriff's department has screenshots. But Sheriff Tom Kessel said he isn't ready to pin it on them or on anybody else. "People take credit for things all the time," he said. The FBI field office would say only that it is aware of the post.

Next door in Ashby County, where the results were also late, the explanation was more mundane: a poll worker drove home with a memory card in her purse. She brought it back at 10:15.`,
    began: "2018-05-08",
    restored: "2018-05-08 night",
    victim: /Brannock County/,
    refuses: "agency",
    claimant: /Copperhead Crew/,
    channel: "Twitter",
    spared: [/machines that scan ballots/, /computer that adds up the votes/, /voter rolls/],
    elsewhere: /Ashby County|memory card/,
  },
  {
    style: "official notice",
    published: null,
    text: `MINISTRY OF HEALTH
Notice to the public concerning the availability of online services
Lisbon, 18 March 2021

1. On 17 March 2021, from 10.40, the public web pages of the Ministry of Health, including the vaccination information page and the waiting-time service, were intermittently unavailable. The cause was a distributed denial-of-service attack, i.e. an extraordinary volume of network traffic directed at the Ministry's internet-facing addresses.

2. Normal availability was re-established on 17 March 2021 at 18.20, following measures taken jointly by the Ministry's shared services and the telecommunications operator.

3. The incident was limited to availability. No unauthorised access to any system took place and no personal data were disclosed, altered or lost. The electronic prescription platform, the electronic health record and the vaccination booking database operated throughout without restriction.

4. The Ministry has taken note of a message published on Telegram in which a collective using the name "Brigada Zero Hora" asserts that it carried out the attack. The Ministry does not comment on the authenticity of this assertion. On the basis of the information presently available, the Ministry is not in a position to attribute the incident to any person, group or State. The National Cybersecurity Centre has informed the Ministry that it shares this assessment.

5. The delays in laboratory results reported on the same day by the Hospital of Évora are not connected with the incident described above. They resulted from a faulty storage unit, which has been replaced.

6. A criminal complaint has been lodged against persons unknown.`,
    began: "2021-03-17",
    restored: "2021-03-17 evening",
    victim: /Ministry of Health/,
    claimant: /Brigada Zero Hora/,
    channel: "Telegram",
    spared: [/electronic prescription platform/, /electronic health record/, /vaccination booking database/],
    elsewhere: /Évora|faulty storage unit/,
  },
  {
    style: "radio script",
    published: "2023-09-15",
    text: `[PRESENTER] It's six minutes past seven, this is Friday's Breakfast on Fjord FM. If you tried to renew your parking permit or check the bin collection yesterday and couldn't, here's why. The city of Kristiansund says its website was put out of action by what the techies call a D-D-o-S: a huge wave of fake visits that leaves no room for the real ones. Our reporter Siri Aune has been following this. Morning, Siri. When did this kick off?

[AUNE] Good morning. It began at around half past eight yesterday morning, and it came and went all through the working day. By seven in the evening the city's pages were back up, and they've stayed up.

[PRESENTER] And should people be worried about their details?

[AUNE] The city says no. I spoke to the chief digital officer, Petter Lund, and he was quite firm: nobody got inside, nothing was taken. The payroll system, the school records and the alarm buttons for elderly residents all run on a different network, and those carried on as usual.

[PRESENTER] Do we know who's behind it?

[AUNE] Well, there's a group that wants us to think it's them. They go by the name Polar Dusk and they put up a gloating message on Telegram at lunchtime. But the city isn't pointing the finger at anyone, and when I rang the National Security Authority they told me, and I'm quoting, "a post is not proof".

[PRESENTER] And the trouble with the ferry ticket machines, is that part of the same story?

[AUNE] It isn't. The ferry company says that was a bad software update, rolled back before noon.

[PRESENTER] Siri Aune, thank you. Sport is next.`,
    began: "2023-09-14 morning",
    restored: "2023-09-14 evening",
    victim: /city of Kristiansund/,
    claimant: /Polar Dusk/,
    channel: "Telegram",
    spared: [/payroll system/, /school records/, /alarm buttons for elderly residents/],
    elsewhere: /ferry ticket machines|ferry company/,
  },
  {
    style: "CERT advisory",
    published: null,
    text: `CERT-RV Advisory 2024-017
Denial-of-service activity against the Financial and Capital Supervision Board
Version 1.1 — TLP:CLEAR
Issued: 2024-02-08

SUMMARY
On 2024-02-06 at 07:12 UTC a distributed denial-of-service (DDoS) attack began against public web services of the Financial and Capital Supervision Board (FCSB), the national bank regulator. Service was fully restored at 16:50 UTC on the same day.

DESCRIPTION
The attack was volumetric and consisted mainly of reflected UDP traffic. At its peak it reached 190 Gbit/s and filled the FCSB's upstream links. The register of licensed institutions and the consumer complaints page could not be reached, or only slowly.

IMPACT
Availability: affected (public web pages).
Confidentiality: not affected.
Integrity: not affected.
The supervisory reporting portal used by banks, the interbank payment system and internal e-mail were not affected. There is no evidence of intrusion.

ATTRIBUTION
A group known as "IronTide Collective" has claimed the attack on Telegram. CERT-RV is aware of the claim and has been unable to substantiate it. Neither CERT-RV nor FCSB attributes the activity to any actor.

NOT RELATED
Customers of Daugava Bank experienced failed card payments between 11:00 and 12:30 UTC on the same date. The bank has established that an expired certificate was the cause. This should not be counted as part of the incident.

MITIGATION
Ensure that an upstream scrubbing arrangement is in place and tested. Ask your provider whether it filters spoofed source addresses. Keep static copies of key pages with a content delivery network.

CONTACT
CERT-RV duty officer, 24/7.`,
    began: "2024-02-06",
    restored: "2024-02-06 afternoon",
    victim: /Financial and Capital Supervision Board|FCSB/,
    claimant: /IronTide Collective/,
    channel: "Telegram",
    spared: [/supervisory reporting portal/, /interbank payment system/, /internal e-mail/],
    elsewhere: /Daugava Bank|expired certificate/,
  },
  {
    style: "short brief",
    published: "2019-10-22",
    text: `Rail operator's site overwhelmed

The website and journey planner of Czech regional railway Moravia Rail were out of reach for most of Monday after being bombarded with traffic in a DDoS attack. The company said they came back at about 9 p.m. Trains ran to schedule, signalling was not affected, and ticket sales at stations continued; no customer data were exposed. A little-known hacktivist outfit, Red Sparrow, took credit in a Facebook post. Moravia Rail said there was not enough to go on to blame anyone, and the national cyber agency NUKIB also refrained from naming a culprit. Monday's cancellations around Olomouc, the company stressed, were down to a broken overhead line and had nothing to do with the attack.`,
    began: "2019-10-21",
    restored: "2019-10-21 evening",
    victim: /Moravia Rail/,
    claimant: /Red Sparrow/,
    channel: "Facebook",
    spared: [/Trains/, /signalling/, /ticket sales at stations/],
    elsewhere: /Olomouc|overhead line/,
  },
];
