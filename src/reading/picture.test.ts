/** Pictures: what they tell besides is taken out, what they show is left as it is, and what is no sound picture is refused. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  exifOf,
  jpegOf,
  losslessOf,
  lossyOf,
  type Piece,
  pngOf,
  riffOf,
  webpOf,
} from "../../test/arbitrary/picture.ts";
import { refusedAs } from "../../test/arbitrary/house.ts";
import { Refusal } from "../domain/refusal.ts";
import { pictureLimits, readPicture } from "./picture.ts";

const secret = "<Northfield, Ada>";

const forms = { png: pngOf, jpeg: jpegOf, webp: webpOf };

/** Where each form may hold words, names and places. */
const telling: Readonly<Record<keyof typeof forms, readonly Piece[]>> = {
  png: ["eXIf", "tEXt", "iTXt", "zTXt", "tIME", "prVt"].map((name): Piece => [name, secret]),
  jpeg: [
    [0xe1, `Exif\0\0${secret}`],
    [0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`],
    [0xe2, `MPF\0${secret}`],
    [0xed, `Photoshop 3.0\0${secret}`],
    [0xfe, secret],
    [0xe0, `JFXX\0${secret}`],
    [0xee, `Adobe\0\x64\0\0\0\0\0${secret}`],
  ],
  webp: ["EXIF", "XMP ", "prVt"].map((name): Piece => [name, secret]),
};

for (const [name, make] of Object.entries(forms) as [keyof typeof forms, (typeof forms)["png"]][]) {
  void describe(name, () => {
    test("what tells of people, places and devices is taken out, and what hangs behind the picture", () => {
      const { bytes, width, height } = readPicture(make(640, 480, telling[name], "<script>alert(1)</script>"));
      const text = Buffer.from(bytes).toString("latin1");
      assert.doesNotMatch(text, /Northfield|script|thumbnail|prVt|xap|MPF|JFXX/);
      assert.deepEqual([width, height], [640, 480]);
    });

    test("a picture that tells nothing besides is left to the letter, however often it is read", () => {
      const once = readPicture(make(640, 480, telling[name]));
      assert.deepEqual(readPicture(once.bytes), once);
      assert.deepEqual(Buffer.from(readPicture(make(640, 480)).bytes), withoutAdobe(name, once.bytes));
    });

    test("a picture that stops anywhere is refused", () => {
      const whole = make(200, 200, telling[name]);
      for (let length = 0; length < whole.length; length += 1) {
        const cut = whole.subarray(0, length);
        assert.throws(
          () => readPicture(cut),
          (error) => error instanceof Refusal,
          `${length} bytes`,
        );
      }
    });

    test("pictures too small and too large are refused by their sides", () => {
      for (const [width, height] of [
        [199, 300],
        [300, 199],
        [8001, 300],
        [300, 8001],
      ] as const) {
        assert.throws(() => readPicture(make(width, height)), refusedAs("picture-size"));
      }
      assert.equal(readPicture(make(8000, 200)).width, 8000);
    });

    test("whatever is done to a file, it is a picture or refused, and what is left holds no unknown part", () => {
      const whole = make(320, 240, telling[name]);
      const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
          const file = Buffer.from(whole);
          for (const [at, byte] of changes) file[at] = byte;
          const picture = tried(file);
          if (picture === null) return;
          assert.deepEqual(readPicture(picture.bytes), picture);
        }),
        { numRuns: 300, seed: 4 },
      );
    });
  });
}

test("any bytes at all are a picture or refused", () => {
  const starts = fc.constantFrom(
    "",
    "89504e470d0a1a0a",
    "ffd8ff",
    "524946460000000057454250",
    "52494646ffffffff57454250",
  );
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      tried(Buffer.concat([Buffer.from(start, "hex"), rest]));
    }),
    { numRuns: 500, seed: 5 },
  );
});

test("what is no picture is refused by its first bytes, whatever it is called", () => {
  const others = ["", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "%PDF-1.7", "RIFF    WAVE", "\xff\xd8"];
  for (const other of others) {
    assert.throws(() => readPicture(Buffer.from(other, "latin1")), refusedAs("picture-unsupported"));
  }
});

test("a file of more than five megabytes is refused before it is read", () => {
  assert.throws(() => readPicture(Buffer.alloc(pictureLimits.bytes + 1)), refusedAs("picture-too-large"));
});

test("how a camera was held is kept, and nothing else of what it wrote", () => {
  for (const order of ["II", "MM"] as const) {
    const turned = readPicture(jpegOf(640, 480, [[0xe1, exifOf(6, order)]]));
    assert.deepEqual([turned.width, turned.height], [480, 640]);
    assert.match(Buffer.from(turned.bytes).toString("latin1"), /Exif/);
    assert.doesNotMatch(Buffer.from(turned.bytes).toString("latin1"), /Northfield/);
    assert.deepEqual(readPicture(turned.bytes), turned);
    const upright = readPicture(jpegOf(640, 480, [[0xe1, exifOf(1, order)]]));
    assert.doesNotMatch(Buffer.from(upright.bytes).toString("latin1"), /Exif/);
    for (const turn of [0, 9, 65535]) {
      assert.equal(readPicture(jpegOf(640, 480, [[0xe1, exifOf(turn, order)]])).width, 640);
    }
  }
});

test("colour profiles are kept", () => {
  const profile = "ICC_PROFILE\0\x01\x01profile";
  assert.match(Buffer.from(readPicture(jpegOf(300, 300, [[0xe2, profile]])).bytes).toString("latin1"), /profile/);
  assert.match(Buffer.from(readPicture(pngOf(300, 300, [["iCCP", "profile"]])).bytes).toString("latin1"), /profile/);
  const webp = Buffer.from(readPicture(webpOf(300, 300, [["ICCP", "profile"]])).bytes);
  assert.match(webp.toString("latin1"), /profile/);
  assert.equal(webp[20], 0x20);
});

test("pictures that move are refused", () => {
  assert.throws(() => readPicture(pngOf(300, 300, [["acTL", Buffer.alloc(8)]])), refusedAs("picture-moving"));
  assert.throws(() => readPicture(webpOf(300, 300, [["ANIM", Buffer.alloc(6)]])), refusedAs("picture-moving"));
});

test("a picture that says two things of its sides is refused", () => {
  const frame = Buffer.from([8, 1, 0, 1, 0, 1, 1, 0x11, 0]);
  assert.throws(() => readPicture(jpegOf(300, 300, [[0xc0, frame]])), refusedAs("picture-malformed"));
  assert.throws(() => readPicture(pngOf(300, 300, [["IHDR", Buffer.alloc(13)]])), refusedAs("picture-malformed"));
  const canvas = Buffer.alloc(10, 1);
  const wrong = riffOf([
    ["VP8X", canvas],
    ["VP8L", losslessOf(300, 300)],
  ]);
  assert.throws(() => readPicture(wrong), refusedAs("picture-malformed"));
  const twice = riffOf([
    ["VP8L", losslessOf(300, 300)],
    ["VP8L", losslessOf(9000, 9000)],
  ]);
  assert.throws(() => readPicture(twice), refusedAs("picture-malformed"));
});

test("a plain WebP has the sides of its picture", () => {
  for (const chunk of [["VP8 ", lossyOf(640, 480)] as const, ["VP8L", losslessOf(640, 480)] as const]) {
    const { width, height } = readPicture(riffOf([chunk]));
    assert.deepEqual([width, height], [640, 480]);
  }
});

test("a part that claims to be longer than its file is refused, and a critical part that nobody knows", () => {
  const png = pngOf();
  png.writeUInt32BE(0xffffffff, 33);
  assert.throws(() => readPicture(png), refusedAs("picture-malformed"));
  assert.throws(() => readPicture(pngOf(300, 300, [["EVIL", "x"]])), refusedAs("picture-malformed"));
  const webp = webpOf();
  webp.writeUInt32LE(0xffffffff, 4);
  assert.throws(() => readPicture(webp), refusedAs("picture-malformed"));
});

/** Null where it was refused; throws what is no refusal. */
function tried(file: Buffer): ReturnType<typeof readPicture> | null {
  try {
    return readPicture(file);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The segment that says how colours are coded is kept where it was there. */
function withoutAdobe(name: string, bytes: Uint8Array): Buffer {
  const file = Buffer.from(bytes);
  if (name !== "jpeg") return file;
  const at = file.indexOf("Adobe") - 4;
  return Buffer.concat([file.subarray(0, at), file.subarray(at + 16)]);
}
