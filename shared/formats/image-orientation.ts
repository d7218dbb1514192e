/** Which side of a picture is up, as cameras note it: Exif tag 0x0112 (TIFF 6.0, section 2), values 1 to 8. */

/** @param tiff from its byte order mark on. @returns Undefined where it says nothing usable. */
export function tiffOrientation(tiff: Uint8Array): number | undefined {
  if (tiff.length < 8) return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = tiff[0] === 0x49 && tiff[1] === 0x49;
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : view.getUint16(at, isLittle));
  const directory = view.getUint32(4, isLittle);
  const count = short(directory);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (short(entry) !== 0x0112) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

const exifHead = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** Of a JPEG (ITU-T T.81, annex B): 1 where it says nothing, undefined where the bytes are no JPEG. */
export function jpegOrientation(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let place = 2; place + 4 <= bytes.length; ) {
    const code = bytes[place + 1];
    if (bytes[place] !== 0xff || code === undefined) return 1;
    // Any number of 0xff may stand before a marker.
    if (code === 0xff) {
      place += 1;
      continue;
    }
    // From the scan on there are only pixels.
    if (code === 0xda || code === 0xd9) return 1;
    const length = ((bytes[place + 2] ?? 0) << 8) | (bytes[place + 3] ?? 0);
    const segment = bytes.subarray(place + 4, place + 2 + length);
    if (code === 0xe1 && exifHead.every((byte, index) => segment[index] === byte)) {
      return tiffOrientation(segment.subarray(6)) ?? 1;
    }
    place += 2 + Math.max(length, 2);
  }
  return 1;
}

export interface PngExif {
  /** The chunk, its length and checksum included: from this byte up to that one. */
  readonly start: number;
  readonly end: number;
  readonly orientation: number;
}

const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The Exif chunk of a PNG (third edition, section 11.3.4.5): undefined where there is none, or the bytes are no PNG. */
export function pngExif(bytes: Uint8Array): PngExif | undefined {
  if (!pngHead.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = pngHead.length; start + 12 <= bytes.length; ) {
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length) return undefined;
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    if (type === 'eXIf') {
      return { start, end, orientation: tiffOrientation(bytes.subarray(start + 8, end - 4)) ?? 1 };
    }
    start = end;
  }
  return undefined;
}

/** What draws a stored picture upright: `setTransform`'s six numbers for a picture of this width and height as stored. */
export function uprightTransform(
  orientation: number,
  width: number,
  height: number,
): readonly [a: number, b: number, c: number, d: number, e: number, f: number] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
