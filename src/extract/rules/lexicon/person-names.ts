/** Common given names and titles, to tell a person's name from an organisation's. */

/** Given names that are frequent in English-language reports. */
export const givenNames: ReadonlySet<string> = new Set(
  (
    "Aaron Adam Adrian Alan Albert Alex Alexander Alexis Alice Allison Amanda Amy Ana Andrea Andrew Andy Angela Ann Anna Anne Anthony Antonio April Arthur Ashley Barbara Ben Benjamin Bernard Beth Betty Bill Bob Bobby Brad Bradley Brandon Brenda Brent Brett Brian Bruce Bryan Caitlin Carl Carla Carlos Carol Caroline Catherine Charles " +
    "Charlie Cheryl Chris Christian Christina Christine Christopher Cindy Claire Craig Crystal Cynthia Dale Dan Daniel Danielle Darren Dave David Dawn Dean Deborah Debra Denise Dennis Derek Diana Diane Dmitri Dmitry Don Donald Donna Doug Douglas Dylan Ed Eddie Edward Eileen Elena Elizabeth Ellen Emily Emma Eric Erica Erik Erin Eugene Eva Evan Evgeny " +
    "Frank Fred Frederick Gabriel Gary George Gerald Gina Glenn Grace Graham Greg Gregory Hannah Harold Harry Heather Helen Henry Holly Howard Ian Igor Ivan Jack Jackie Jacob James Jamie Jan Jane Janet Jason Jay Jean Jeff Jeffrey Jen Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joan Joe Joel John Johnny Jon Jonathan Jordan Jorge Jose José Joseph " +
    "Josh Joshua Joyce Juan Judith Judy Julia Julian Julie June Justin Karen Karl Kate Katherine Kathleen Kathy Katie Keith Kelly Ken Kenneth Kerry Kevin Kim Kimberly Kirk Kristen Kurt Kyle Larry Laura Lauren Laurie Lawrence Lee Leon Leonard Leslie Liam Linda Lisa Louis Luca Lucas Lucy Luis Luke Lynn Manuel Marc Marcus Margaret Maria Marie Mario Marina Mark " +
    "Martha Martin Mary Matt Matthew Maureen Max Megan Melanie Melissa Michael Michelle Miguel Mike Mikko Mohammed Molly Monica Nancy Natalie Nathan Neil Nicholas Nick Nicole Nina Oleg Oliver Olivia Oscar Pamela Pat Patricia Patrick Paul Paula Pedro Peter Phil Philip Phillip Rachel Ralph Randy Ray Raymond Rebecca Regina Renee Ricardo Richard Rick Rita Rob Robert " +
    "Roberto Robin Rod Roger Ron Ronald Rosa Rose Ross Roy Russell Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sergei Sergey Seth Shane Shannon Sharon Shaun Shawn Sheila Shirley Simon Sophie Stacy Stan Stanley Stefan Stephanie Stephen Steve Steven Stewart Stuart Sue Susan Suzanne Tara Ted Teresa Terry Theresa Thomas Tim Timothy Tina Todd Tom Tommy Tony " +
    "Tracy Travis Troy Tyler Valerie Vanessa Victor Victoria Vincent Virginia Vladimir Walter Wayne Wendy Will William Yvonne Zach"
  ).split(" "),
);

/** Words before a person's name; lower case, without full stop. */
export const personTitles: ReadonlySet<string> = new Set(
  "mr mrs ms dr prof professor mayor gov governor sen senator rep representative president minister chancellor clerk treasurer auditor councillor principal mayoress prefect judge sheriff sgt capt chief director spokesman spokeswoman spokesperson ceo cio ciso cto cfo researcher analyst attorney administrator superintendent secretary commissioner executive officer detective inspector manager engineer founder author lawyer prosecutor deputy expert consultant chairman chairwoman sir lord lady hacker".split(
    " ",
  ),
);
