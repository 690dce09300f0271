/** What the desk's page for taking a value down says. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

/** The texts. */
export const takeDownTexts = {
  title: "Take a value down",
  heading: "Take a value of this record down?",
  body: "It will be told nobody but the desk any more: not today, not in any earlier state, in no search, feed or export. Releases that tell it lose their files for good. Those who had been told of it read that a value was taken down, when, and your reason. The desk keeps it, and it can be told again later.",
  link: "Take a value down …",
  labels: {
    texts: "Words",
    assertions: "Values",
    picture: "Picture",
    reason: "Reason, told to readers",
  },
  textsHint:
    "One a line. Every value, quote, name and address that holds them goes, whatever the case and the accents. Words of fewer than four letters must stand by themselves.",
  assertionsHint: "Each goes wherever this record says it, with every quote that reaches into its places.",
  reasonHint: "It must not say what is taken down.",
  pictureChoice: "The picture beside the record",
  look: "Show every place",
  again: "Change what goes",
  button: (record: string) => `Take it down from ${record}`,
  keep: "Leave it as it is",
  wrong: "Nothing was taken down.",
  nothing: "Nothing in this record says that.",

  places: (n: number) => `What goes: ${countWords(n, "place", "places")}`,
  more: (n: number) => `and ${n.toLocaleString("en-US")} more`,
  kinds: {
    value: "value, with all that it rests on",
    speaker: "the speaker’s name",
    quote: "quote; its source is told still",
    around: "the words around a quote",
    source: "name, title or address of a source",
    picture: "the picture",
  },
  revisions: (numbers: readonly number[]) =>
    numbers.length === 0
      ? ""
      : numbers.length === 1
        ? `revision ${numbers[0] ?? ""}`
        : `revisions ${numbers.join(", ")}`,
  remains: "Told still, though it holds words of these values",
  remainsHelp: "To take these down too, give the words.",
  told: (audiences: readonly string[]) =>
    audiences.length === 0
      ? "Nobody but the desk was ever told of it, as far as is known: nobody will read that something was taken down."
      : `Had been told of it, and will read the reason: ${audiences.join(", ")}.`,
  releases: (n: number) => `${countWords(n, "release loses its", "releases lose their")} files, for good:`,
  noReleases: "No release tells it.",

  down: "Taken down",
  entry: (day: string, by: string, reason: Html) => html`On ${day} by ${by}: ${reason}`,
  holds: (values: number, words: readonly string[], picture: boolean) =>
    [
      ...(values === 0 ? [] : [countWords(values, "value", "values")]),
      ...words.map((word) => `“${word}”`),
      ...(picture ? ["the picture"] : []),
    ].join(", "),
  lift: "Tell it again",
  lifted: (day: string, by: string) => `told again since ${day}, by ${by}`,
} as const;
