/** What the pages of campaigns say: series of incidents that somebody says belong together. */
import { namedTexts } from "./named.ts";

/** The texts of the list of campaigns and of the page of one. */
export const campaignTexts = {
  heading: "Campaigns",
  lead: "Series of incidents that a speaker says belong together, under the name that the speaker gives them.",
  total: (n: number) => namedTexts.count(n, "campaign", "campaigns"),
  empty: "No record that is open to you says that it is part of a campaign.",
  withheld: "None is told to the public here. Which incidents belong together is available to members.",
  signIn: "Sign in",
  column: { name: "Campaign", records: "Incidents", latest: "Latest" },
  meta: (n: number) => `${namedTexts.count(n, "incident is", "incidents are")} said to be part of it`,
  said: "That an incident is part of it is what the speakers beside it say.",
  members: "Incidents, earliest first",
  overTime: "Its incidents over time",
  lanes: "Who is said to be responsible",
  lanesLead: "In these records, counted apart. A claim is not an attribution.",
  noClaim: "Nobody is told to claim any of them.",
  noAttribution: "None of them is told to be attributed to anybody.",
  search: "Search these records",
} as const;
