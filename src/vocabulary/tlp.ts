/** The Traffic Light Protocol, version 2.0 (FIRST, August 2022): how far a recipient may pass something on. */

/** The labels, from the widest circle to the narrowest. */
export const tlpLabels = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"] as const;

/** One TLP 2.0 label, spelt as FIRST spells it. */
export type Tlp = (typeof tlpLabels)[number];
