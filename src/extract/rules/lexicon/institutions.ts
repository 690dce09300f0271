/** Institutions that speak about incidents without being their victims: agencies, governments, courts, media, security vendors. */
import type { AsserterRole } from "../../../domain/asserter.ts";

const agencies =
  "CISA|Cybersecurity and Infrastructure Security Agency|FBI|Federal Bureau of Investigation|NSA|National Security Agency|CIA|Secret Service|U.S. Secret Service|Europol|Interpol|NCSC|National Cyber Security Centre|National Crime Agency|NCA|ENISA|BSI|ANSSI|CERT-UA|CERT-EU|CERT-FR|US-CERT|CERT-In|CNIL|ICO|" +
  "Information Commissioner's Office|Federal Trade Commission|FTC|Federal Communications Commission|FCC|Securities and Exchange Commission|SEC|Department of Homeland Security|DHS|Homeland Security|Scotland Yard|Metropolitan Police|Action Fraud|INCIBE|Australian Cyber Security Centre|ACSC|Australian Federal Police|" +
  "Royal Canadian Mounted Police|RCMP|Canadian Centre for Cyber Security|GCHQ|MI5|Data Protection Commission|Office for Civil Rights|OCR|Department of Health and Human Services|HHS|NIST|Coast Guard|Cyber Command|National Guard|Election Assistance Commission|SBU|NÚKIB|NUKIB|Office of the Australian Information Commissioner|OAIC|MS-ISAC|Multi-State Information Sharing and Analysis Center|Cyber Security Agency of Singapore|Office of Personnel Management";
const governments =
  "White House|Kremlin|Pentagon|State Department|Treasury Department|Foreign Office|Foreign Ministry|European Commission|European Union|NATO|Congress|Senate|Parliament|House of Representatives|Downing Street|Bundestag|Federal Government|National Security Council|Cabinet Office|Council of the European Union|United Nations|Interior Ministry|Defense Ministry|Defence Ministry|Treasury";
const courts =
  "Justice Department|Department of Justice|U.S. Department of Justice|DOJ|Supreme Court|District Court|U.S. Attorney's Office|US Attorney's Office|Crown Prosecution Service|Crown Court|grand jury";
const media =
  "Reuters|Associated Press|AP|AFP|BBC|CNN|CNBC|NBC|NBC News|ABC News|CBS|CBS News|Fox News|New York Times|The New York Times|Washington Post|The Washington Post|Wall Street Journal|The Wall Street Journal|Guardian|The Guardian|Bloomberg|TechCrunch|ZDNet|Wired|Motherboard|Vice|Forbes|BuzzFeed|Politico|Axios|" +
  "Ars Technica|BleepingComputer|Bleeping Computer|The Register|Krebs on Security|KrebsOnSecurity|Brian Krebs|Der Spiegel|Le Monde|El País|Financial Times|The Times|Daily Mail|The Independent|The Verge|Engadget|Threatpost|Dark Reading|SC Magazine|SC Media|SecurityWeek|CyberScoop|The Record|Infosecurity Magazine|Computer Weekly|ComputerWeekly|Information Security Media Group|Twitter|Facebook Live|YouTube|Medium|Pastebin|Reddit|Telegram|LinkedIn|WhatsApp|DataBreaches.net|HackRead|Hacker News|The Hacker News|Gizmodo|Mashable|Business Insider|USA Today|Los Angeles Times|Boston Globe|Chicago Tribune|Kyodo|Yonhap|Xinhua|Tass|RIA Novosti|Interfax";
const vendors =
  "Kaspersky|Kaspersky Lab|Kaspersky Labs|Symantec|McAfee|FireEye|Mandiant|CrowdStrike|Trend Micro|ESET|Check Point|Palo Alto Networks|Cisco Talos|Talos|Sophos|F-Secure|Bitdefender|Avast|Malwarebytes|Proofpoint|Secureworks|Dell SecureWorks|RiskIQ|Recorded Future|Fortinet|Rapid7|Tenable|Qualys|Imperva|Akamai|Cloudflare|" +
  "Netscout|Arbor Networks|Radware|Group-IB|Dragos|Cybereason|SentinelOne|Carbon Black|Webroot|Zscaler|Barracuda|Mimecast|KnowBe4|UpGuard|Flashpoint|Digital Shadows|IntSights|Intezer|Volexity|Emsisoft|Coveware|Chainalysis|Elliptic|NetBlocks|Downdetector|DownDetector|Verizon Enterprise|Trustwave|Wordfence|Risk Based Security|Gemini Advisory|" +
  "Hold Security|Comparitech|MalwareHunterTeam|Have I Been Pwned|Troy Hunt|Armor|Cofense|PhishMe|PhishLabs|Tripwire|Varonis|Lookout|Zimperium|ThreatConnect|RedSocks|Tempest|Kryptos Logic|ClearSky|Claroty|Nozomi|Microsoft Threat Intelligence|Google Threat Analysis Group|Threat Analysis Group|Project Zero|Google Project Zero|Unit 42|X-Force|IBM X-Force|Ponemon|Ponemon Institute|Forrester|Gartner|Accenture Security|Stroz Friedberg|Kroll|Experian|AllClear ID|TransUnion Credit Monitoring|LifeLock";

/** Name as written -> role of the speaker. Media carry other people's words and are journalists. */
export const institutions: ReadonlyMap<string, AsserterRole> = new Map([
  ...named(media, "journalist"),
  ...named(vendors, "vendor"),
  ...named(governments, "government"),
  ...named(courts, "court"),
  ...named(agencies, "agency"),
]);

/** Makers among the names of everyday products: organisations that can be hit themselves. */
export const makers: ReadonlySet<string> = new Set(
  "Discord|Microsoft|Google|Apple|Adobe|Oracle|Facebook|Instagram|Snapchat|Skype|Slack|Zoom|Citrix|VMware|Cisco|Intel|AMD|IBM|Dell|HP|Lenovo|Samsung|Netflix|DocuSign|PayPal|Dropbox|Visa|MasterCard|Mastercard|American Express|IRS|Internal Revenue Service|WordPress|Amazon Web Services".split(
    "|",
  ),
);

/** Malicious programs: named in most reports without being anybody. */
export const malwareNames: ReadonlySet<string> = new Set(
  (
    "WannaCry|WannaCrypt|NotPetya|Petya|ExPetr|GoldenEye|SamSam|Locky|Cerber|CryptoLocker|CryptoWall|TeslaCrypt|Dharma|Phobos|Jigsaw|Bad Rabbit|BadRabbit|GandCrab|Ryuk|Emotet|TrickBot|Trickbot|Qakbot|Dridex|Zeus|Mirai|Stuxnet|Shamoon|Industroyer|CrashOverride|BlackEnergy|KillDisk|Triton|Trisis|Havex|Duqu|Flame|EternalBlue|" +
    "DoublePulsar|Mimikatz|Cobalt Strike|PlugX|Poison Ivy|Gh0st|njRAT|DarkComet|Pegasus|Fireball|Judy|Gooligan|Hancitor|Pony|Vawtrak|Filecoder|MacRansom|Philadelphia|Satan|Popcorn Time|HDDCryptor|Mamba|Crysis|Hermes|Olympic Destroyer|VPNFilter|Hajime|Reaper|BrickerBot|Andromeda|Carbanak|Snake|EKANS|Sunburst|SUNBURST|HermeticWiper|CaddyWiper|WhisperGate|MIRCOP|Meterpreter|Koler|Svpeng|BankBot|Bankbot|Marcher|Spectre|Meltdown|Heartbleed|Shellshock|KRACK|Cloudbleed|POODLE|BlueKeep|Log4Shell|Zepto|CryptXXX|KeRanger|Kirk|Spora|Osiris|Sage"
  ).split("|"),
);

/** Makers of products that everybody uses: named in most reports without having been hit. */
export const platformMakers: ReadonlySet<string> = new Set(
  (
    "Discord|Mastodon|Bluesky|VKontakte|Microsoft|Windows|Google|Apple|Android|iPhone|iOS|Gmail|Outlook|Office 365|Microsoft Office|Word|Excel|Adobe|Flash|Java|Oracle|Chrome|Firefox|Internet Explorer|Safari|Linux|macOS|Amazon Web Services|AWS|S3|Dropbox|PayPal|Facebook|Instagram|Snapchat|Skype|Slack|Zoom|Citrix|VMware|Exchange|SharePoint|" +
    "Cisco|Intel|AMD|IBM|Dell|HP|Lenovo|Samsung|Netflix|DocuSign|WordPress|Joomla|Drupal|Magento|Apache|Apache Struts|Struts|PowerShell|Bitcoin|Ethereum|Monero|Tor|USB|VPN|RDP|SMB|HTTP|HTTPS|DNS|SSL|TLS|SQL|PDF|HTML|JavaScript|Python|PHP|Wi-Fi|IoT|ATM|PIN|CVV|SSN|PII|PHI|GDPR|HIPAA|IT|CEO|CIO|CISO|CFO|COO|CTO|IP|URL|API|ID|TV|DDoS|DoS|RAT|APT|AI|CVE|DNA|MRI|HR|PR|PC|PCs|Mac|W-2|IRS|" +
    "Europe|European|Asia|Asian|Americas|America|Middle East|Middle Eastern|Africa|African|North America|North American|Latin America|South America|Western|Eastern|Northern|Southern|South Asia|Asia-Pacific|EMEA|West|East|North|South|Apple ID|Apple IDs|iCloud|MongoDB|Elasticsearch|Hadoop|CouchDB|W-2|W-2s|W2|Business Email Compromise|Security|Internal Revenue Service|Net Neutrality|" +
    "FTP|SFTP|SSH|SMTP|Memcached|Redis|Internet|Web|Dark Web|Social Security|Election Day|Patch Tuesday|Black Friday|Christmas|Easter|Visa|MasterCard|Mastercard|American Express|Identity Theft|Cyber Monday|Republican|Democrat|Democratic|Republicans|Democrats|Jewish|Muslim|Christian|Olympics|Winter Olympics|World Cup"
  ).split("|"),
);

function named(list: string, role: AsserterRole): readonly (readonly [string, AsserterRole])[] {
  return list.split("|").map((name) => [name, role]);
}
