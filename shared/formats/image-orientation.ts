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
