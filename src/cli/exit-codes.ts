/** Exit codes besides those of refusals (domain/refusal.ts). */

/** 0: done. 1: verification found something, or a defect. */
export const exitCodes = { done: 0, failed: 1 } as const;
