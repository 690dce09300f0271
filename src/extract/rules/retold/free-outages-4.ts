/** Tests' data: claimed floods of requests told in free wording, with what a careful coder takes from each. Fourth lot. */

import type { RetoldOutage } from "./outages.ts";

/** Tellings in free wording. */
export const freeOutages4: readonly RetoldOutage[] = [
  {
    style: "wire story, terse",
    published: "2016-11-30",
    text: `Attack cripples website of Georgia's railway; trains unaffected

TBILISI, Nov 30 - Georgian State Railways said on Wednesday that a "massive" denial-of-service attack had made its website and online timetable inaccessible the day before.

The company said the onslaught of traffic began at 7:40 a.m. on Tuesday and that service was back to normal by Tuesday night.

"Traffic control, signalling and freight dispatching were not affected in any way," it said in a statement. Passenger data had not been compromised, it added.

A group calling itself Caspian Ghosts said on VKontakte that it was behind the disruption. The railway said it could not confirm this and had drawn no conclusions about the origin. The Data Exchange Agency, which handles government cyber incidents, declined to attribute the attack.

Separately, the metro in the capital was halted for 40 minutes on Tuesday by what its operator said was a transformer fault. Officials said there was no link.`,
    began: "2016-11-29",
    restored: "2016-11-29 night",
    victim: /Georgian State Railways/,
    claimant: /Caspian Ghosts/,
    channel: "VKontakte",
    spared: [/Traffic control/, /freight dispatching/, /Passenger data/],
    elsewhere: /metro|transformer fault/,
  },
  {
    style: "radio script, hourly bulletin",
    published: "2020-11-04",
    text: `NEWS BULLETIN – WEDNESDAY 4 NOV 2020 – 0800

Good morning, I'm Carla Reyes.

The Puerto Linda State Elections Commission says it was the target of a cyberattack on election day, but that every vote is safe and accounted for. The commission's website went dark shortly after three yesterday afternoon, under a barrage of internet traffic meant to choke it. Engineers had it running again a little before ten last night.

Commission chair Francisco Vega:

CLIP (0'14"): "The page was down. The election was not down. The tabulators worked, the count worked, the register of voters was never reached. That's what matters."

An online group that goes by Mar Negro has claimed the attack in a message on Telegram. The commission says it won't speculate about who did it, and the FBI has told this station it has made no attribution.

In the town of Coralito, by the way, voting did stop for an hour yesterday – but only because a water pipe burst at the school gym. Voters were moved to the library.

In other news, teachers and the education department go back to the bargaining table today...

And the weather: showers in the north, 29 degrees.`,
    began: "2020-11-03 afternoon",
    restored: "2020-11-03 night",
    victim: /Puerto Linda State Elections Commission/,
    claimant: /Mar Negro/,
    channel: "Telegram",
    spared: [/tabulators/, /count/, /register of voters/],
    elsewhere: /Coralito|water pipe/,
  },
  {
    style: "official FAQ page",
    published: null,
    text: `Federal Returning Office
Questions and answers on the unavailability of our website on 26 September 2021
Last updated: 29 September 2021

What happened?
On election Sunday, 26 September 2021, our website was attacked from about 15:00 by means of distributed denial of service (DDoS). In such an attack, a very large number of computers call up a website at the same time, overloading the connection to it.

How long did it last?
Access was restricted until approximately 17:30. Since that afternoon the website has been available without limitation.

In Berlin some polling stations ran out of ballot papers. Was that also an attack?
No. According to the Berlin election authorities, delivery vans were held up by a marathon and ballot papers had been mixed up at the printer's. There is no connection with the event on our website.

Was the election result influenced?
No. The determination of the result does not depend on the website. Ballot papers are counted in the polling stations in public. The rapid reporting of results by the Länder takes place over a protected administrative network that was not affected. The internal results database was not affected either.

Were data stolen or changed?
No. There was no penetration of our systems.

Who is responsible?
This is not known. We are aware that a group named "Graue Wölfin" has claimed the attack on its blog. We can neither confirm nor rule out that this is accurate. The Federal Office for Information Security has not attributed the attack to anyone and, for our part, we do not do so.

Whom can I contact?
Please use the press office's contact form.`,
    began: "2021-09-26",
    restored: "2021-09-26 afternoon",
    victim: /Federal Returning Office/,
    refuses: "agency",
    claimant: /Graue Wölfin/,
    channel: "blog",
    spared: [/determination of the result/, /rapid reporting of results/, /internal results database/],
    elsewhere: /marathon|ran out of ballot papers/,
  },
  {
    style: "security vendor blog",
    published: "2023-06-22",
    text: `Anatomy of a 12-hour flood: the attack on the Swiss canton of Oberthal

On Tuesday we, like many others, saw reports that the online services of the canton of Oberthal had gone offline. The canton isn't a customer of ours, but part of the traffic crossed our network, and with its permission we can share a few observations.

Ramp-up. The first packets that we would call hostile showed up at 07:58 CEST on Tuesday, 20 June. Within four minutes we were forwarding 28 Gbps towards a single /24. The mix was DNS amplification and plain UDP noise; we saw nothing that looked like an attempt at exploitation.

Endurance. Attackers usually get bored. These didn't. The volume was held up for almost twelve hours, with two brief pauses. The canton's provider started diverting traffic to a scrubbing centre in the afternoon, and just before 20:00 the canton announced that its website, e-government counter and tender platform were all reachable again.

A false lead. Several feeds bundled in the outage of the cantonal bank's app on Wednesday. The bank says that a database index was rebuilt at the wrong time of day. We've looked, and saw no unusual traffic towards it.

Blast radius. Small. The canton reports that the tax administration's core application, hospital systems and police radio were not affected. Citizens' data stayed where it was.

The inevitable claim. A persona cluster under the banner of "NullAlpine" posted the canton's domain to its Telegram channel with a skull emoji and a link to check-host. We know that everyone would like a name at this point. We don't have one, nor does the canton, which told local media that it "makes no statement on authorship". The National Cyber Security Centre also leaves the question open. A target list in a chat tells you who wants attention; it doesn't tell you who owns the botnet.

Takeaways: know your provider's hotline number, lower your DNS TTLs before you need to, and rehearse.`,
    began: "2023-06-20",
    restored: "2023-06-20 evening",
    victim: /canton of Oberthal/,
    claimant: /NullAlpine/,
    channel: "Telegram",
    spared: [/tax administration's core application/, /hospital systems/, /police radio/],
    elsewhere: /cantonal bank|database index/,
  },
  {
    style: "mayor's report to council (minutes)",
    published: null,
    text: `CITY OF WESTMERE
Minutes of the regular meeting of City Council
Tuesday, October 14, 2025, 6:30 p.m.

Item 4. Mayor's report — website outage

Mayor Adeyemi reported on the outage of October 9. She stated that on Thursday, October 9, beginning at approximately 9:45 a.m., the City of Westmere's public website and online bill payment page were rendered unavailable by a distributed denial-of-service attack. Staff engaged the City's internet provider and a mitigation firm, and both pages were returned to service at 7:10 p.m. the same evening.

The Mayor stated that water treatment controls, the traffic light network and police dispatch had continued to operate normally. IT Director Fong confirmed that no system had been entered and that no resident's information had been viewed or taken.

Councilmember Bryce asked whether the person or persons responsible were known. Director Fong replied that they were not. He said a group using the name "Rust Choir" had posted on Telegram claiming to have done it, that the post had been handed to the Royal Canadian Mounted Police, and that the City was not attributing the attack to that group or any other. The Canadian Centre for Cyber Security had advised the City that it would not be attributing it either.

Councilmember Duarte asked whether the closing of the Elm Street recreation centre on the same day had been a consequence. The Mayor said that it had not; a boiler had failed.

Councilmember Bryce moved that the report be received. Seconded by Councilmember Duarte. Carried unanimously.`,
    began: "2025-10-09",
    restored: "2025-10-09 evening",
    victim: /City of Westmere/,
    claimant: /Rust Choir/,
    channel: "Telegram",
    spared: [/water treatment controls/, /traffic light network/, /police dispatch/],
    elsewhere: /Elm Street|boiler/,
  },
  {
    style: "TV station web item, UK",
    published: "2017-06-09",
    text: `Voter information site hit by cyber attack on polling day

A website used by people in Northmoor to find out where to vote was taken offline by a cyber attack on Thursday, the council has said.

Northmoor Borough Council said its site was hit by a DDoS attack – in which a target is deluged with internet traffic until it can no longer cope – at about 10:00 BST on polling day.

A group calling itself The Kettle Boys said in a YouTube video that it had carried out the attack.

The site was up and running again by 16:00, the council said, six hours before the polls closed.

Returning officer Alison Peake said: "I'd like to reassure everyone that the poll itself was not affected. Voting carried on, postal vote checking carried on, and last night's count was completed on time. At no point was any personal information at risk."

The council said it was "not in a position to say who was responsible", while the National Cyber Security Centre, which has been giving advice, said it would not be commenting on attribution.

Ms Peake said a delay in declaring the result in neighbouring Harrowdale was a "completely separate matter". Harrowdale's count was suspended for an hour after a fire alarm was set off by a toaster.

Police said enquiries were continuing.`,
    began: "2017-06-08",
    restored: "2017-06-08 afternoon",
    victim: /Northmoor Borough Council/,
    claimant: /Kettle Boys/,
    channel: "YouTube",
    spared: [/Voting/, /postal vote checking/, /count/],
    elsewhere: /Harrowdale|toaster/,
  },
];
