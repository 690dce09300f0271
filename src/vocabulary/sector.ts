/**
 * Sectors of victims: the sectors of the EU's NIS 2 directive (2022/2555, annexes I and II) widened by what
 * incident data sets count besides (media, retail, non-profit). A dot divides a sector from its part.
 */

/** Machine value -> label. */
export const sectors = {
  government: "Government",
  "government.local": "Local government",
  "government.regional": "Regional government",
  "government.national": "National government",
  "government.military": "Military",
  education: "Education",
  health: "Health care",
  energy: "Energy",
  water: "Water",
  transport: "Transport",
  "transport.air": "Air transport",
  "transport.rail": "Rail transport",
  "transport.water": "Shipping and ports",
  "transport.road": "Road transport",
  telecom: "Telecommunications",
  technology: "Technology",
  "technology.software": "Software",
  "technology.cloud": "Cloud and hosting",
  "technology.security": "Security vendors",
  "technology.games": "Games",
  media: "Media and entertainment",
  finance: "Finance",
  "finance.bank": "Banking",
  "finance.insurance": "Insurance",
  "finance.cryptocurrency": "Cryptocurrency",
  "finance.credit": "Credit reporting",
  nonprofit: "Non-profit organisations",
  "nonprofit.political": "Political parties and campaigns",
  retail: "Retail",
  hospitality: "Hotels and hospitality",
  manufacturing: "Manufacturing",
  food: "Food and agriculture",
  "professional-services": "Professional services",
  space: "Space",
  culture: "Libraries and culture",
  individual: "Individuals",
  other: "Other",
} as const;

/** One sector. */
export type Sector = keyof typeof sectors;
