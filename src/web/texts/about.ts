/** What the page on how to read the casebook says. */

/** The texts of the page. Parts with several paragraphs have them in order. */
export const aboutTexts = {
  title: "About",
  heading: (siteName: string) => `How to read ${siteName}`,
  intro:
    "A record here is a list of statements. Each has a speaker, a date where one is known, and a place in a kept report where it stands word for word.",
  more: { methodology: "Methodology and coverage", codebook: "Codebook: every field of a record" },
  parts: {
    method: {
      heading: "How a record is made",
      paragraphs: [
        "A report comes in and is kept exactly as it came, named by its hash. Rules read it and propose statements, each pinned to a quote. A person accepts, amends or rejects every one of them. What is accepted becomes a numbered revision that never changes again.",
        "Nothing is published whose quote does not stand, letter for letter, in a kept report. Summaries and descriptions are the desk’s own words and rest on quoted places too.",
      ],
    },
    responsibility: {
      heading: "Claims are not attributions",
      paragraphs: [
        "Who is said to be responsible is told in five lanes that never mix:",
        "Only attributions count when a page says how many actors there are. A claim, however often it is repeated, never raises that number.",
      ],
    },
    absence: {
      heading: "What is not there",
      paragraphs: [
        "“Not reported” means that no report speaks of it. “Stated: none” means that a speaker says there was none, “reported as unknown” that a speaker says it is not known, and “not applicable” that the question does not arise. A system that is stated not to be affected is a finding like any other.",
      ],
    },
    sureness: {
      heading: "How sure",
      paragraphs: [
        "Words of likelihood and of confidence are the speaker’s own and are kept apart (after US Intelligence Community Directive 203). Where the speaker used none, none is shown. How reliable a source is and how credible a single statement is are judged apart, after the Admiralty code. Dates are told as exactly as a source knows them, and no more exactly.",
      ],
    },
    markings: {
      heading: "Who sees what",
      paragraphs: [
        "Statements and quotes are marked with the Traffic Light Protocol, version 2.0. What is not marked is shown to nobody but the desk. Beyond that, a policy of this casebook says for each field whether the public is shown the value, something coarser, only how many values there are, or nothing. “Available to members” stands in every record alike, whether there is anything behind it or not.",
      ],
    },
    corrections: {
      heading: "Corrections and replies",
      paragraphs: [
        "Anybody named in a record may reply, and anybody may point out a mistake: tell the people who run this casebook, name the record’s number and the report that says otherwise. A correction is told as a new version. A record that must go is withdrawn and leaves a notice with the reason.",
      ],
    },
    sample: {
      heading: "Sample data",
      paragraphs: [
        "This casebook holds sample records: real incidents, retold from public facts to show how the program works. Each is marked as a sample, is short and may be out of date. Do not cite them as a source; follow their links instead.",
      ],
    },
  },
  disclaimer: {
    heading: "Disclaimer",
    paragraph: (siteName: string) =>
      `${siteName} reports what others have said. It does not itself accuse anyone, does not vouch for what is quoted, and is no legal or technical advice. The presumption of innocence holds for everybody who is named.`,
  },
} as const;
