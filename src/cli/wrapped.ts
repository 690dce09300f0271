/** Text set in lines of the width of a terminal: nothing but white space is changed. */

/** In characters; wide enough for prose, narrow enough for any terminal. */
const width = 100;

/** Where values begin beside their labels, in characters. */
const labelWidth = 30;

/** A label with its value beside it, in further lines below where it is longer. A label that is too long stands in a line of its own. */
export function labelled(label: string, value: string): string {
  const lines = wrapped(value, width - labelWidth);
  const [first = "", ...more] = label.length < labelWidth ? lines : ["", ...lines];
  const beside = (line: string) => (line === "" ? "" : `${" ".repeat(labelWidth)}${line}`);
  return [`${label.padEnd(labelWidth)}${first}`.trimEnd(), ...more.map(beside)].join("\n");
}

/** The text with every line but the first set in by so many characters. */
export function indented(text: string, by: number): string {
  return wrapped(text, width - by).join(`\n${" ".repeat(by)}`);
}

/** Lines of at most so many characters, broken between words; a word that is longer has a line of its own. Line breaks of the text stay. */
function wrapped(text: string, longest: number): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    let current = "";
    for (const word of line.split(" ")) {
      const longer = current === "" ? word : `${current} ${word}`;
      if (longer.length > longest && current !== "") {
        lines.push(current);
        current = word;
      } else current = longer;
    }
    return [...lines, current];
  });
}
