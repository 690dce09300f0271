/** Places: names of US states (with the press's abbreviations), parts of other federations, countries with demonyms, and large cities. */
import { countryCodes, countryNames } from "../../../vocabulary/country.ts";

/** What a name of a place says. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** State, province or country within a union; null: the name is of a whole country or of a city. */
  readonly region: string | null;
  readonly kind: "country" | "demonym" | "region" | "city";
}

const states =
  "Alabama:Ala. Alaska Arizona:Ariz. Arkansas:Ark. California:Calif. Colorado:Colo. Connecticut:Conn. Delaware:Del. Florida:Fla. Georgia:Ga. Hawaii Idaho Illinois:Ill. Indiana:Ind. Iowa " +
  "Kansas:Kan. Kentucky:Ky. Louisiana:La. Maine Maryland:Md. Massachusetts:Mass. Michigan:Mich. Minnesota:Minn. Mississippi:Miss. Missouri:Mo. Montana:Mont. Nebraska:Neb. Nevada:Nev. " +
  "New_Hampshire:N.H. New_Jersey:N.J. New_Mexico:N.M. New_York:N.Y. North_Carolina:N.C. North_Dakota:N.D. Ohio Oklahoma:Okla. Oregon:Ore. Pennsylvania:Pa. Rhode_Island:R.I. South_Carolina:S.C. " +
  "South_Dakota:S.D. Tennessee:Tenn. Texas:Tex. Utah Vermont:Vt. Virginia:Va. Washington_state West_Virginia:W.Va. Wisconsin:Wis. Wyoming:Wyo. Puerto_Rico District_of_Columbia:D.C.";

const regions: Readonly<Record<string, string>> = {
  CA: "Ontario Quebec British_Columbia Alberta Manitoba Saskatchewan Nova_Scotia New_Brunswick Newfoundland",
  AU: "New_South_Wales Queensland Tasmania South_Australia Western_Australia Northern_Territory",
  GB: "England Scotland Wales Northern_Ireland",
  DE: "Bavaria Saxony Hesse Lower_Saxony North_Rhine-Westphalia Brandenburg Thuringia Saxony-Anhalt",
  IN: "Maharashtra Karnataka Tamil_Nadu Kerala Gujarat Telangana",
  ES: "Catalonia Andalusia Galicia",
  IT: "Lombardy Lazio Tuscany Sicily Veneto",
};

const demonyms =
  "AF:Afghan AL:Albanian DZ:Algerian AR:Argentine,Argentinian AM:Armenian AU:Australian AT:Austrian AZ:Azerbaijani BH:Bahraini BD:Bangladeshi BY:Belarusian BE:Belgian,Flemish,Walloon BA:Bosnian BR:Brazilian BG:Bulgarian KH:Cambodian " +
  "CA:Canadian CL:Chilean CN:Chinese CO:Colombian CR:Costa_Rican HR:Croatian CU:Cuban CY:Cypriot CZ:Czech DK:Danish EC:Ecuadorian EG:Egyptian EE:Estonian ET:Ethiopian FI:Finnish FR:French GE:Georgian DE:German,Bavarian,Saxon,Hessian " +
  "GH:Ghanaian GR:Greek GT:Guatemalan HU:Hungarian IS:Icelandic IN:Indian ID:Indonesian IR:Iranian IQ:Iraqi IE:Irish IL:Israeli IT:Italian JM:Jamaican JP:Japanese JO:Jordanian KZ:Kazakh KE:Kenyan XK:Kosovar KW:Kuwaiti " +
  "LV:Latvian LB:Lebanese LY:Libyan LT:Lithuanian LU:Luxembourgish MY:Malaysian MT:Maltese MX:Mexican MD:Moldovan MN:Mongolian ME:Montenegrin MA:Moroccan MM:Burmese NP:Nepalese NL:Dutch NZ:New_Zealander NG:Nigerian " +
  "KP:North_Korean MK:Macedonian NO:Norwegian OM:Omani PK:Pakistani PS:Palestinian PA:Panamanian PE:Peruvian PH:Philippine,Filipino PL:Polish PT:Portuguese QA:Qatari RO:Romanian RU:Russian SA:Saudi RS:Serbian SG:Singaporean " +
  "SK:Slovak SI:Slovenian ZA:South_African KR:South_Korean ES:Spanish,Catalan,Basque LK:Sri_Lankan SE:Swedish CH:Swiss SY:Syrian TW:Taiwanese TH:Thai TN:Tunisian TR:Turkish UA:Ukrainian AE:Emirati GB:British,Scottish,Welsh,English US:American " +
  "UY:Uruguayan UZ:Uzbek VE:Venezuelan VN:Vietnamese YE:Yemeni ZW:Zimbabwean TT:Trinidadian";

const otherNames =
  "US:United_States,U.S.,US,USA,America,U.S.A.,Washington_D.C. GB:United_Kingdom,U.K.,UK,Britain,Great_Britain KR:South_Korea KP:North_Korea RU:Russia CZ:Czech_Republic,Czechia NL:Netherlands,Holland TW:Taiwan VN:Vietnam " +
  "IR:Iran SY:Syria VE:Venezuela BO:Bolivia TZ:Tanzania MD:Moldova LA:Laos BN:Brunei PS:Palestine,Gaza VA:Vatican MK:North_Macedonia TR:Turkey,Türkiye AE:UAE,United_Arab_Emirates,Dubai,Abu_Dhabi CI:Ivory_Coast CD:Congo HK:Hong_Kong MO:Macau BA:Bosnia";

const cities =
  "US:New_York_City,Los_Angeles,Chicago,Houston,Philadelphia,Phoenix,San_Antonio,San_Diego,Dallas,San_Francisco,Seattle,Denver,Boston,Detroit,Baltimore,Atlanta,Miami,Oakland,Minneapolis,New_Orleans,Las_Vegas,Pittsburgh,Cleveland,Tulsa " +
  "GB:London,Manchester,Birmingham,Glasgow,Edinburgh,Liverpool,Leeds,Cardiff,Belfast CA:Toronto,Montreal,Vancouver,Ottawa,Calgary AU:Sydney,Melbourne,Brisbane,Perth,Adelaide,Canberra,Hobart NZ:Auckland,Wellington DE:Berlin,Munich,Hamburg,Frankfurt,Cologne,Düsseldorf,Stuttgart " +
  "FR:Paris,Lyon,Marseille,Toulouse ES:Madrid,Barcelona,Valencia,Seville IT:Rome,Milan,Naples,Turin NL:Amsterdam,Rotterdam,Utrecht,Maastricht BE:Brussels,Antwerp,Liege CH:Zurich,Geneva,Bern,Basel AT:Vienna SE:Stockholm,Gothenburg NO:Oslo,Bergen DK:Copenhagen FI:Helsinki IE:Dublin,Cork " +
  "PL:Warsaw,Krakow CZ:Prague,Brno SK:Bratislava HU:Budapest RO:Bucharest BG:Sofia GR:Athens PT:Lisbon,Porto UA:Kyiv,Kiev,Kharkiv,Odesa,Lviv RU:Moscow,Kremlin TR:Istanbul,Ankara IL:Jerusalem,Tel_Aviv,Haifa IN:Mumbai,Delhi,New_Delhi,Bangalore,Bengaluru,Chennai,Hyderabad,Kolkata " +
  "CN:Beijing,Shanghai,Shenzhen JP:Tokyo,Osaka,Nagoya,Kyoto KR:Seoul,Busan TW:Taipei SG:Singapore MY:Kuala_Lumpur TH:Bangkok PH:Manila ID:Jakarta VN:Hanoi PK:Islamabad,Karachi,Lahore BD:Dhaka LK:Colombo ZA:Johannesburg,Cape_Town,Pretoria NG:Lagos,Abuja KE:Nairobi EG:Cairo " +
  "BR:Brasilia,Sao_Paulo,São_Paulo,Rio_de_Janeiro AR:Buenos_Aires CL:Santiago CO:Bogota,Bogotá PE:Lima MX:Mexico_City CR:San_Jose EE:Tallinn LV:Riga LT:Vilnius AL:Tirana RS:Belgrade HR:Zagreb SI:Ljubljana SA:Riyadh IR:Tehran IQ:Baghdad QA:Doha KP:Pyongyang BY:Minsk LU:Luxembourg_City";

/** Name as written in English -> what it says. Names that mean several places are left to the widest known one. */
export const places: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...grouped(cities).map(([country, name]) => [name, { country, region: null, kind: "city" }] as const),
  ...countryCodes.flatMap((country) =>
    countryNames(country).map((name) => [name, { country, region: null, kind: "country" }] as const),
  ),
  ...grouped(otherNames).map(([country, name]) => [name, { country, region: null, kind: "country" }] as const),
  ...grouped(demonyms).map(([country, name]) => [name, { country, region: null, kind: "demonym" }] as const),
  ...Object.entries(regions).flatMap(([country, names]) =>
    names.split(" ").map((name) => [plain(name), { country, region: plain(name), kind: "region" }] as const),
  ),
  ...states.split(" ").flatMap((entry) => {
    const [name = "", short] = entry.split(":");
    const place = { country: "US", region: plain(name).replace(" state", ""), kind: "region" } as const;
    return [[plain(name), place] as const, ...(short === undefined ? [] : [[short, place] as const])];
  }),
]);

/** The country whose demonym or name stands at the start of the words, or null. */
export function countryIn(words: string): string | null {
  for (const match of words.matchAll(/[A-Z][\p{L}.]{1,20}(?: [A-Z][\p{L}.]{1,20})?/gu)) {
    const [pair] = match;
    const place = places.get(pair) ?? places.get(pair.split(" ")[0] ?? "") ?? places.get(pair.split(" ")[1] ?? "");
    if (place !== undefined) return place.country;
  }
  return null;
}

function grouped(table: string): readonly (readonly [string, string])[] {
  return table.split(" ").flatMap((entry) => {
    const [country = "", names = ""] = entry.split(":");
    return names.split(",").map((name) => [country, plain(name)] as const);
  });
}

function plain(name: string): string {
  return name.replaceAll("_", " ");
}
