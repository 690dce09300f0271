/** Takes off a page what is no part of its words: what readers do not see, and the furniture around the article. */
import { appendNode, charactersBelow, elementsBelow, type MarkupElement, type MarkupNode } from "./markup.ts";

/** What is left of a page, and what was hidden on it. */
export interface Visible {
  readonly root: MarkupElement;
  /** How many pieces of hidden text were left out. */
  readonly hidden: number;
  /** The first of them as it stood, for a person to look at; null where there were none. */
  readonly firstHidden: string | null;
}

/** Never words of an article, whatever they hold. Forms stay: some systems wrap the whole page in one. */
const wordless = new Set(
  (
    "script style template noscript head title svg math canvas audio video iframe object embed img picture map " +
    "button select option textarea input datalist dialog menu nav footer aside"
  ).split(" "),
);

const furnitureRoles = new Set(
  "navigation contentinfo search complementary dialog alertdialog menu menubar toolbar".split(" "),
);

/** Names of a class or an id, hyphens aside. Whole ones only: `has-comments` is a remark about the page, `comments` is the thing. */
const furnitureNames = new Set(
  (
    "comment comments commentlist commentslist commentsection commentssection commentarea commentsarea commentthread " +
    "commentswrapper commentscontainer commentform disqusthread respond related relatedposts relatedarticles relatedcontent " +
    "relatedstories relatedlinks relatednews relateditems morestories morenews morefrom readmore readnext readalso mostread " +
    "mostpopular mostviewed trending recommended recommendations newsletter newslettersignup newsletterform newsletterbox " +
    "subscribe social socialshare sociallinks socialmedia socialbar share sharebar sharebuttons sharetools sharelinks sharing " +
    "cookiebanner cookienotice cookieconsent cookiebar breadcrumb breadcrumbs sidebar advertisement advert ad ads promo " +
    "sponsored outbrain taboola skiplink"
  ).split(" "),
);

/** Elements that only dress their words. Without them a page has a fraction of its elements, and words that were split are whole. */
const inline = new Set(
  (
    "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub " +
    "sup time tt u var wbr"
  ).split(" "),
);

/** Colours by name as far as text is hidden with them. */
const namedColours: Readonly<Record<string, readonly number[]>> = {
  black: [0, 0, 0],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  white: [255, 255, 255],
  whitesmoke: [245, 245, 245],
  ghostwhite: [248, 248, 255],
};
const white = [255, 255, 255];

/** Two colours that differ by no more than this in any channel cannot be told apart on a screen. */
const unseenDifference = 16;

/** The page without all that is hidden or furniture, and without the elements that only dress its words. */
export function visiblePart(root: MarkupElement): Visible {
  const hidden: string[] = [];
  const visit = (element: MarkupElement, ground: readonly number[]): MarkupElement => {
    const children: MarkupNode[] = [];
    for (const child of element.children) {
      if (typeof child === "string") appendNode(children, child);
      else if (!isFurniture(child)) {
        const style = styleOf(child);
        if (isHidden(child, style, ground)) hidden.push(charactersBelow(child).trim());
        else {
          const part = visit(child, groundOf(child, style) ?? ground);
          for (const node of inline.has(child.name) ? part.children : [part]) appendNode(children, node);
        }
      }
    }
    return { ...element, children };
  };
  const visible = visit(root, white);
  const words = hidden.filter((text) => text !== "");
  return { root: visible, hidden: words.length, firstHidden: words[0] ?? null };
}

function isFurniture(element: MarkupElement): boolean {
  const { name, attributes } = element;
  if (wordless.has(name) || furnitureRoles.has(attributes["role"] ?? "")) return true;
  const names = `${attributes["id"] ?? ""} ${attributes["class"] ?? ""}`
    .slice(0, 500)
    .toLowerCase()
    .replace(/[-_]/gu, "");
  if (!names.split(/\s+/u).some((one) => furnitureNames.has(one))) return false;
  // A name is only a hint, and what holds the article itself never is furniture.
  const articles = ["html", "body", "main", "article", "h1"];
  return !articles.includes(name) && elementsBelow(element, ...articles).length === 0;
}

type Style = Readonly<Record<string, string>>;

function styleOf(element: MarkupElement): Style {
  const written = element.attributes["style"];
  if (written === undefined) return {};
  const declarations = written.slice(0, 2000).toLowerCase().replaceAll("!important", "").split(";");
  return Object.fromEntries(
    declarations.map((one) => [one.slice(0, one.indexOf(":")).trim(), one.slice(one.indexOf(":") + 1).trim()]),
  );
}

function isHidden(element: MarkupElement, style: Style, ground: readonly number[]): boolean {
  if (element.attributes["hidden"] !== undefined || element.attributes["aria-hidden"] === "true") return true;
  if (style["display"] === "none" || /^(?:hidden|collapse)$/u.test(style["visibility"] ?? "")) return true;
  return isInvisiblySmall(style) || isOffPage(style) || isUnseenColour(element, style, ground);
}

function isInvisiblySmall(style: Style): boolean {
  if (isNearZero(style["opacity"]) || isNearZero(style["font-size"]) || (style["transform"] ?? "").includes("scale(0"))
    return true;
  return (
    /hidden|clip/u.test(style["overflow"] ?? "") &&
    ["width", "height", "max-height"].some((side) => isNearZero(style[side]))
  );
}

/** Up to one pixel, or a hundredth of whatever else is measured. */
function isNearZero(length: string | undefined): boolean {
  const [, number, unit] = /^([\d.]+)([a-z%]*)$/u.exec(length ?? "") ?? [];
  return number !== undefined && Number(number) <= (unit === "px" || unit === "pt" ? 1 : 0.01);
}

function isOffPage(style: Style): boolean {
  if (["text-indent", "left", "top", "right", "margin-left"].some((side) => /^-\d{3,}/u.test(style[side] ?? "")))
    return true;
  const clipped = `${style["clip"] ?? ""} ${style["clip-path"] ?? ""}`;
  return /rect\((?:0|1px)[\s,]|inset\((?:50|100)%/u.test(clipped);
}

function isUnseenColour(element: MarkupElement, style: Style, ground: readonly number[]): boolean {
  const written = style["color"] ?? (element.name === "font" ? element.attributes["color"] : undefined);
  if (written === undefined) return false;
  if (written === "transparent") return true;
  const colour = colourOf(written);
  const behind = groundOf(element, style) ?? ground;
  return colour?.every((channel, at) => Math.abs(channel - (behind[at] ?? 0)) <= unseenDifference) ?? false;
}

/** The colour behind an element's words as far as the element itself states one. */
function groundOf(element: MarkupElement, style: Style): readonly number[] | null {
  const written = style["background-color"] ?? style["background"] ?? element.attributes["bgcolor"];
  return written === undefined ? null : colourOf(written);
}

/** Red, green and blue from 0 to 255; null for what is not understood, fully transparent colours included. */
function colourOf(written: string): readonly number[] | null {
  const text = written.trim().toLowerCase();
  const word = /^[a-z]+/u.exec(text)?.[0] ?? "";
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/u.exec(text);
  const short = /^#([\da-f])([\da-f])([\da-f])/u.exec(text);
  if (long !== null) return long.slice(1).map((pair) => parseInt(pair, 16));
  if (short !== null) return short.slice(1).map((digit) => parseInt(digit + digit, 16));
  const mixed = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+))?/u.exec(text);
  if (mixed === null) return namedColours[word] ?? null;
  return mixed[4] !== undefined && Number(mixed[4]) === 0 ? null : mixed.slice(1, 4).map(Number);
}
