/** Nouns that tell an organisation's sector, in names ("… County Hospital") and in descriptions ("the retailer"). */
import type { Sector } from "../../../vocabulary/sector.ts";

const heads: Readonly<Partial<Record<Sector, string>>> = {
  "government.military":
    "army|navy|air force|military|armed forces|ministry of defence|ministry of defense|defense ministry|defence ministry",
  "nonprofit.political": "party|political party|national committee|campaign|election campaign",
  "finance.cryptocurrency":
    "cryptocurrency exchange|crypto exchange|bitcoin exchange|crypto platform|cryptocurrency platform|blockchain",
  "finance.credit": "credit bureau|credit reporting agency|credit reporting firm",
  "finance.insurance": "insurer|insurance|insurance company|health insurer|assurance",
  "finance.bank": "bank|banks|bancorp|banking|credit union|central bank|banco|banque|savings bank|lender",
  finance:
    "stock exchange|brokerage|payment processor|payments processor|financial|securities|capital|fintech|pension fund|financial services",
  education:
    "university|college|school|schools|school district|academy|institute of technology|public schools|universities|school system|community college|education",
  health:
    "hospital|hospitals|clinic|clinics|medical center|medical centre|health system|healthcare|health care|health|medical group|medicine|nhs|nhs trust|pharmacy|patients|hospital group|health trust|health service|laboratory|dental|orthopedics|oncology|cardiology|dermatology|surgery|ambulance service|medical",
  water: "water authority|water utility|water district|water company|waterworks|water plant|wastewater",
  energy:
    "power grid|energy company|electricity|utility|power company|pipeline|oil company|gas company|nuclear|energy|electric|power plant|petroleum|oil refinery",
  "transport.air": "airline|airlines|airport|airports|airways|aviation",
  "transport.rail": "railway|railways|rail operator|rail|metro|subway|train operator",
  "transport.water": "port|shipping company|shipping|maritime|shipping line|port authority",
  transport: "transit|transit agency|logistics|trucking|freight|transport|bus operator|courier|postal service",
  telecom:
    "telecom|telecommunications|carrier|internet provider|internet service provider|mobile operator|telco|broadband|wireless|phone company|communications company",
  media:
    "broadcaster|newspaper|television|tv|radio|studio|entertainment|media company|publisher|film studio|news agency|streaming service",
  hospitality:
    "hotel|hotels|resort|resorts|casino|restaurant|restaurants|hotel chain|restaurant chain|inn|hospitality|motel",
  food: "meat processor|food producer|brewery|dairy|foods|food company|grocery cooperative|meatpacker",
  retail:
    "retailer|stores|store|supermarket|shop|retail|grocer|outlet|department store|online retailer|clothing chain|fashion|supermarkets",
  "technology.security": "security vendor",
  "technology.games": "game maker|games|video game|gaming company|game developer|gaming",
  "technology.cloud": "cloud provider|hosting provider|hosting company|web host|cloud|data center operator",
  "technology.software": "software|software maker|software company|app maker|app developer",
  technology:
    "technology|tech company|social network|internet company|technologies|search engine|tech giant|chipmaker|electronics|dating site|web portal|forum|website builder|social media",
  manufacturing:
    "manufacturer|carmaker|automaker|maker|industries|steel|aluminium producer|aluminum producer|motors|pharmaceutical|pharma|drugmaker|chemical|aerospace|factory|plant|semiconductor",
  "professional-services":
    "law firm|consultancy|consulting|accounting firm|staffing|auditor|advisers|marketing firm|analytics firm|data broker|outsourcer",
  culture: "library|museum|archive|theatre|libraries|orchestra",
  nonprofit:
    "charity|foundation|non-profit|nonprofit|ngo|church|association|red cross|aid group|federation|society|human rights group",
  "government.local":
    "city|town|county|municipality|city council|borough|village|police department|sheriff's office|council|municipal|township|parish|district council|mayor's office|city government|sheriff|parks district|county government",
  "government.regional":
    "state government|secretary of state|secretary of state's office|province|state agency|state department|attorney general's office|state election|department of motor vehicles|department of revenue|general assembly|state legislature|election websites|state senate|governor's office",
  "government.national":
    "ministry|parliament|government|embassy|federal agency|national assembly|presidency|tax office|revenue service|department of|agency|tax authority|foreign ministry|interior ministry|electoral commission|election commission|bureau|national police|immigration|social security administration|government agency|ministries|supreme court|president",
};

/** Noun (lower case, one to four words) -> sector. */
export const sectorNouns: ReadonlyMap<string, Sector> = new Map(
  Object.entries(heads).flatMap(([sector, nouns]) => nouns.split("|").map((noun) => [noun, sector as Sector] as const)),
);

/** Nouns that can stand for a victim whose name is not given: "the hospital", "a law firm". */
export const roleNouns: ReadonlySet<string> = new Set(
  (
    "company|firm|city|county|town|hospital|university|college|school|district|school district|bank|retailer|agency|airline|airport|carrier|council|clinic|insurer|ministry|government|provider|organization|organisation|operator|manufacturer|chain|hotel|authority|utility|group|" +
    "exchange|broadcaster|newspaper|library|charity|party|committee|department|health system|studio|publisher|network|site|website|service|vendor|supplier|municipality|state|commission|office|port|institution|practice|trust|bureau|startup|platform|forum|giant|maker|nonprofit"
  ).split("|"),
);

/** Last words that make a run of capitals an organisation. */
export const organisationHeads: ReadonlySet<string> = new Set(
  (
    "inc corp corporation ltd llc plc gmbh ag sa co company group holdings partners systems technologies technology solutions services service industries international enterprises bank bancorp university college school schools academy " +
    "institute hospital hospitals clinic clinics center centre health healthcare medical medicine hotels hotel resorts stores airlines airways airport agency authority department ministry office bureau commission committee council " +
    "county city district association foundation society union federation trust administration board court police network networks media entertainment games studios insurance financial telecom communications energy power electric water " +
    "railway railways motors foods pharmacy library museum church party parliament exchange fund labs laboratory laboratories logistics shipping consortium cooperative associates management care command assembly senate government sheriff directorate secretariat chancellery inspectorate tribunal registry courts treasury observatory ombudsman"
  ).split(" "),
);
