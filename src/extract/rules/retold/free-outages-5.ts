/** Tests' data: claimed floods of requests told in free wording, with what a careful coder takes from each. Fifth lot. */

import type { RetoldOutage } from "./outages.ts";

/** Tellings in free wording. */
export const freeOutages5: readonly RetoldOutage[] = [
  {
    style: "CERT weekly bulletin entry",
    published: null,
    text: `Weekly bulletin 33/2022 (15–21 August 2022)

DDoS against the Estonian Health Insurance Board

Several public services of the Health Insurance Board were subjected to denial-of-service attacks on Tuesday, 16 August 2022. The first wave arrived at 11:05 and a second, heavier one at 13:30. During these waves the Board's home page, the doctor search and the public price list opened slowly or not at all. With the second wave filtered out, normal service resumed at 17:15 the same afternoon.

Digital prescriptions worked throughout. So did the reimbursement system and the X-tee data exchange layer. Neither confidentiality nor integrity of data was impaired.

A group that goes by Kresty has announced on Telegram that the attacks were its doing. We do not consider a post of this kind to be enough to attribute an attack, and do not attribute this one; the Board has likewise abstained from naming anyone.

Other events of the week: on 17 August the queue management displays at a hospital in Pärnu showed wrong numbers for two hours. This was a programming mistake, and has nothing to do with the attack above.

Recommendation: public bodies that do not yet use the central DDoS protection service should apply for it.`,
    began: "2022-08-16",
    restored: "2022-08-16 afternoon",
    victim: /Health Insurance Board/,
    claimant: /Kresty/,
    channel: "Telegram",
    spared: [/Digital prescriptions/, /reimbursement system/, /X-tee data exchange layer/],
    elsewhere: /Pärnu|queue management displays/,
  },
  {
    style: "non-native writer, ministry press release",
    published: "2024-03-12",
    text: `Press release

The Ministry of Finance informs about the cyber incident of 11 March

Since yesterday morning, around 8 o'clock, the Ministry of Finance has faced an attack of the "denial of service" kind, of an intensity which we did not know before. The attack consisted in an excessive traffic toward the portals of the Ministry, what made them not available for users. The technical teams of the Ministry, with the support of the interministerial digital directorate, have worked without stop, and since 22 h 30 yesterday in the night all portals are again accessible.

The Ministry wants to precise the following points:

The attack had for only effect the unavailability. There was no intrusion in the information systems and no data of taxpayers was extracted or modified. The payment of the salaries of the state agents, the treasury accounting and the customs clearing have not been concerned.

A group presenting itself under the name "Sahel Anonyme" has revendicated the attack in a publication on Facebook. The Ministry takes act of it. In the actual state of the investigation, the Ministry does not attribute the attack to anyone. The National Agency of Security of Information Systems has made known the same position.

The Ministry denies, besides, that the stop of the cash dispensers of Postal Bank in the city of Thiès on the same day would be linked to the attack. This stop was due to a breakdown of an air conditioning in the computer room of the bank.

The Ministry presents its excuses to the users for the inconvenience.`,
    began: "2024-03-11 morning",
    restored: "2024-03-11 night",
    victim: /Ministry of Finance/,
    claimant: /Sahel Anonyme/,
    channel: "Facebook",
    spared: [/payment of the salaries of the state agents/, /treasury accounting/, /customs clearing/],
    elsewhere: /Thiès|air conditioning/,
  },
  {
    style: "long feature, regional magazine",
    published: "2026-02-28",
    text: `"We could see it, we just couldn't stop it"

Last Sunday, Upper Laventia elected a new state parliament. For seven hours its election website could not be reached. Our reporter has pieced together the day.

The coffee machine at the State Statistical Office in Marrenburg is reserved on election days for the people who run the results. On 22 February it was Jonas Wirth's turn to fill it. He remembers that it was a quarter past eleven, because the machine has a clock, and because that was when his colleague Miriam Sander called across the room: "Jonas, are we on television or something?"

Visits to the state's election website had multiplied by four hundred in a minute and a half. For a moment it seemed possible that the people of Upper Laventia had simply become very interested in democracy. Then Sander looked at where the visits were coming from: Jakarta, São Paulo, Hanoi, a cable provider in Ohio. "Nobody in Ohio wants to know the turnout in Marrenburg-North," she says.

The Office had been attacked before, but in a small way. This time the lines were full to the brim. "We could see it, we just couldn't stop it," says Wirth. The public saw only an error message.

At noon the state government's crisis team met. The interior minister's first question was the one that everybody asked that day: is the election in danger? It was not. Upper Laventia votes with a pencil. Results go from the town halls to the Statistical Office by a government line with a telephone call as back-up, and that chain was not affected. The software in which the Office adds them up stands on a machine without an internet connection; it wasn't affected, either. What was missing was the shop window. "The shop was open, the till was working, but the blind was down," as state returning officer Beate Lorch put it at her first press conference.

By the second, at five, she was able to say more. It was a case of distributed denial of service; nobody had got into anything; not a single record had been lost or doctored. And at 18:20, twenty minutes after the polls closed, the blind went up. A provider in the Netherlands had taken over the sorting of good traffic from bad. The first projection appeared on the site at 18:31. The rest of the evening was uneventful.

In the meantime somebody had raised a hand. On Telegram, a group that calls itself "Kaltfront" posted a picture of the error message with the words "Our contribution to the election." It is a group about which hardly anything is known. It had fewer than nine hundred subscribers on Sunday morning and has eleven thousand now.

Is that a confession or an advertisement? In Marrenburg they won't say. "We have a claim, and we don't have a culprit," says Lorch. "I'm not going to make one out of the other." The state criminal police office is investigating an unknown party. The federal cyber security authority was asked by this magazine whether it attributes the attack to Kaltfront or to a state behind it; the reply was a single sentence: "No attribution has been made." It is unclear whether there'll ever be one.

What remains is the story of Tiefenau, which must be told here because so many believe it. In the small town on the southern border the result arrived three hours late, and on Monday an opposition member of parliament said that "the hackers had got to Tiefenau too". They hadn't. In Tiefenau the chair of the polling committee had locked the result sheet in the town hall together with the key. It took a locksmith from the next valley to get at it. The member of parliament has since deleted his post.

Wirth has been to see the film of the day: the Office's monitoring records everything. He finds it almost pretty. He'd be happy not to see it again. The next election is in September, for the municipal councils, and the contract with the provider in the Netherlands has been extended until then. The coffee machine, says Sander, is getting a second clock.`,
    began: "2026-02-22",
    restored: null,
    victim: /State Statistical Office|state's election website/,
    refuses: "agency",
    claimant: /Kaltfront/,
    channel: "Telegram",
    spared: [/chain/, /software in which the Office adds them up/],
    elsewhere: /Tiefenau|locksmith/,
  },
  {
    style: "trade newsletter (rail)",
    published: "2023-12-06",
    text: `TRACK & SIGNAL DAILY — Wednesday, 6 December 2023

Passenger information: Norrtrafik's web channels recover after DDoS

Swedish regional operator Norrtrafik has confirmed that the failure of its website, app back-end and public departure feed on Monday was the result of a distributed denial-of-service attack. The feed fell over at 06:25, squarely in the morning peak, and all channels were back by late afternoon the same day, CIO Lena Holm told this newsletter.

"It was raw bandwidth. We have 20 gigabits, they threw sixty at us," Holm said. A mitigation service that had been due to start in January was switched on early.

Readers have asked whether the standstill at Gävle on Monday evening was connected. It was not: the infrastructure manager puts it down to a frozen switch.

As to the attack itself, interlocking and train radio were not affected, nor were the platform displays, which take their data from the infrastructure manager directly. No traveller data was accessed, the company says.

A hacktivist group named "Turan Shield" has claimed the attack on Telegram, linking it with the burning of holy books. Norrtrafik makes no comment about the claim and doesn't attribute the incident. The Civil Contingencies Agency (MSB) also said that it was "not appropriate to single out any actor".

ALSO TODAY: Alstom wins tram order in Gothenburg; ERTMS rollout slips again; people on the move.`,
    began: "2023-12-04",
    restored: "2023-12-04 afternoon",
    victim: /Norrtrafik/,
    claimant: /Turan Shield/,
    channel: "Telegram",
    spared: [/interlocking/, /train radio/, /platform displays/],
    elsewhere: /Gävle|frozen switch/,
  },
  {
    style: "regulator statement, brief",
    published: "2021-05-07",
    text: `Statement by the Banking Inspectorate of Belize on yesterday's website disruption

The Banking Inspectorate of Belize confirms that its public website and licence search were disrupted yesterday by a denial-of-service attack. Excessive traffic was first noticed at 2:05 p.m.; full service was restored by 9:30 p.m. last night.

The attack made public pages unavailable. It did nothing more. Deposit-insurance records and the confidential returns filed by banks were not affected, and no information was disclosed.

The Inspectorate is aware of a claim of responsibility by persons describing themselves as "Blue Hole Syndicate", made on an online forum. It cannot vouch for that claim and does not attribute the attack to any party.

The problems that customers of one commercial bank had with debit cards yesterday were unconnected. They stemmed from scheduled maintenance that overran.`,
    began: "2021-05-06",
    restored: "2021-05-06 night",
    victim: /Banking Inspectorate of Belize/,
    claimant: /Blue Hole Syndicate/,
    channel: "forum",
    spared: [/Deposit-insurance records/, /confidential returns filed by banks/],
    elsewhere: /debit cards|scheduled maintenance/,
  },
  {
    style: "live blog, summary post",
    published: "2025-07-02",
    text: `LIVE: Parliament website down during pension vote – what we know

21:50 — We're wrapping up our coverage for tonight. Here's where things stand:

• First, one thing it was not about: the microphones that cut out in committee room 2 this morning. They have been fixed. It was a loose connector, the technical service says, and is unrelated to the attack.

• The website and livestream of the National Assembly became unreachable at 13:40 today, minutes before MPs were to debate the pension bill. The Assembly's secretary-general, Paula Ferro, said this evening it was a DDoS attack: "an avalanche of traffic, nothing else".

• Both were back at 20:15 and have been working since.

• The roll-call system used by MPs wasn't affected and the bill passed, 88 to 61. Ferro says the legislative database and staff e-mail weren't affected either, and that there is no evidence that anyone gained access to anything.

• A group calling itself Comando Siesta said on X at 15:05 that it was behind the attack. It has offered no proof. Ferro: "We're not attributing this to anybody tonight and I'd ask you not to, either." The national cyber security coordinator says his office has "no assessment as to authorship".

Thanks for reading. We'll be back tomorrow at 8.`,
    began: "2025-07-02",
    restored: "2025-07-02 evening",
    victim: /National Assembly/,
    claimant: /Comando Siesta/,
    channel: "X",
    spared: [/roll-call system/, /legislative database/, /staff e-mail/],
    elsewhere: /microphones|loose connector/,
  },
];
