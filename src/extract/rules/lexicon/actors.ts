/** Names of actors that reports use, and the nouns that make a name an actor's. Links to countries are left out: the report must say so itself. */

/** Names that are an actor's wherever they stand with a capital. */
export const actorNames: ReadonlySet<string> = new Set(
  (
    "Lazarus|Lazarus Group|Fancy Bear|Cozy Bear|Sandworm|Turla|Equation Group|Shadow Brokers|The Shadow Brokers|Guccifer 2.0|LockBit|REvil|Sodinokibi|DarkSide|BlackCat|ALPHV|Killnet|KillNet|NoName057(16)|Anonymous Sudan|Lapsus$|ShinyHunters|RansomHouse|Rhysida|Akira|BianLian|Cl0p|Clop|Black Basta|BlackMatter|Ragnar Locker|" +
    "NetWalker|DoppelPaymer|Egregor|RansomHub|Medusa Locker|Qilin|Hunters International|BlackSuit|Scattered Spider|Carbanak|Cobalt Group|Magecart|Evil Corp|Lizard Squad|LulzSec|AntiSec|OurMine|Syrian Electronic Army|Guardians of Peace|TheDarkOverlord|The Dark Overlord|Charming Kitten|OilRig|MuddyWater|Volt Typhoon|Salt Typhoon|Midnight Blizzard|" +
    "Forest Blizzard|Nobelium|Hafnium|Kimsuky|Gamaredon|Winnti|Ghostwriter|IT Army of Ukraine|Cyber Av3ngers|CyberAv3ngers|Predatory Sparrow|DragonForce|Energetic Bear|Dragonfly|Double Dragon|Stone Panda|Deep Panda|Emissary Panda|Wizard Spider|FlagPro|SiegedSec|NewWorldHackers|New World Hackers|Ghost Squad Hackers|Phineas Fisher|UserSec|Anonymous Russia|Turkish Ajan|Ajax Security Team"
  ).split("|"),
);

/** Names that are common words too: an actor's only beside a noun of `groupNouns` or a leak site. */
export const wordLikeActorNames: ReadonlySet<string> = new Set(
  "Play|Royal|Cuba|Hive|Medusa|Conti|Anonymous|Snatch|Everest|Karma|Cactus|Maze|Ryuk|Silence|Trigona|Vice Society|Daixin|Inc|8Base|Sphere|Avaddon|Babuk|Pysa|Grief|Lynx|Fog|Interlock|Safepay|Monti|Stormous|Mallox|Money Message|Meow|Cloak".split(
    "|",
  ),
);

/** Designations with a number, such as those of vendors. */
export const actorDesignation = /^(?:APT|FIN|UNC|TA|UAC|DEV|Storm|TEMP|APT-C|G)-?\d{1,5}$/i;

/** Nouns that make what stands before them an actor. */
export const groupNouns =
  "group|gang|collective|crew|operators?|cartel|syndicate|hackers?|actors?|hacktivists?|ring|outfit|team|cell|army|unit|attackers?|criminals?|cybercriminals?|affiliates?|kiddies|pranksters?|vandals?";

/** Adjectives and nouns that make a group one that attacks. */
export const hostileWords =
  "hacking|hacker|hacktivist|ransomware|cyber|cybercrime|cybercriminal|cyber-?espionage|espionage|extortion|threat|criminal|attack|malicious|hostile|state-sponsored|state-backed|state-linked|nation-state|government-backed|underground|extortionist|intelligence|military|activist|cyberwarfare";
