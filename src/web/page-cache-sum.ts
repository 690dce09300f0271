/**
 * The sum of two texts from the sums of each (CRC-32 as RFC 1952, 8, has it), without looking at the second text again. Sums are polynomials
 * over two elements, with the highest power in the lowest bit: to put bytes behind a text multiplies its sum by a power of x.
 */

/** The polynomial by which sums are remainders, but for its highest power. */
const modulus = 0xedb88320;

/** Gives the sum of a text and what follows it, by the sum of the text; made for what follows, by its length in bytes and its sum. */
export function sumBefore(bytes: number, sum: number): (before: number) => number {
  const shift = powerOfX(bytes * 8);
  return (before) => (product(shift, before) ^ sum) >>> 0;
}

function powerOfX(exponent: number): number {
  let power = 0x80000000; // x to the 0
  let square = 0x40000000; // x to the 1, 2, 4, 8 …
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = product(square, power);
    square = product(square, square);
  }
  return power;
}

function product(one: number, other: number): number {
  let sum = 0;
  let shifted = other;
  for (let bit = 0x80000000; bit !== 0; bit >>>= 1) {
    if ((one & bit) !== 0) sum ^= shifted;
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ modulus;
  }
  return sum >>> 0;
}
