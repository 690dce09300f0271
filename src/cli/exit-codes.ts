/** Exit codes besides those of refusals (domain/refusal.ts). */

/** 0: done. 1: verification found something, an import refused everything, or a defect. */
export const exitCodes = { done: 0, failed: 1 } as const;
