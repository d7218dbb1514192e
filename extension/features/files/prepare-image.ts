/**
 * Turns the pixels of a photograph upright before it is handed on: not every reader of pictures obeys a tag. It is made
 * smaller only where the limit of the companion demands it. A picture that is upright and small enough stays as it is,
 * byte for byte; so does one the browser can't decode. What else a camera noted is taken out by the companion.
 */
import type { Bytes } from '../../../shared/channel/bytes.ts';
import { jpegOrientation, pngExif, uprightTransform } from '../../../shared/formats/image-orientation.ts';

const quality = 0.92;
/** Each further try has about half the pixels. */
const shrink = 0.7;
const tries = 6;

const isPng = (bytes: Bytes): boolean => bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e;

export async function prepareImage(bytes: Bytes, maxBytes: number): Promise<Bytes> {
  const orientation = jpegOrientation(bytes);
  const exif = pngExif(bytes);
  const isImage = orientation !== undefined || isPng(bytes);
  const isTurned = (orientation ?? exif?.orientation ?? 1) !== 1;
  if (!isImage || (!isTurned && bytes.length <= maxBytes)) return bytes;
  try {
    // Not every browser obeys the tag of a PNG: none of them sees it, and we turn the picture.
    return exif === undefined
      ? await drawAnew(bytes, maxBytes)
      : await drawAnew(without(bytes, exif.start, exif.end), maxBytes, exif.orientation);
  } catch {
    // Damaged, or of a kind this browser can't decode: the companion looks at it and says what is wrong.
    return bytes;
  }
}

function without(bytes: Bytes, start: number, end: number): Bytes {
  const rest = new Uint8Array(bytes.length - (end - start));
  rest.set(bytes.subarray(0, start));
  rest.set(bytes.subarray(end), start);
  return rest;
}

/** @param orientation what is left to turn after the browser has decoded the picture, as Exif counts */
async function drawAnew(bytes: Bytes, maxBytes: number, orientation = 1): Promise<Bytes> {
  const picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
  try {
    let scale = 1;
    for (let left = tries; left > 0; left -= 1) {
      const width = Math.max(1, Math.round(picture.width * scale));
      const height = Math.max(1, Math.round(picture.height * scale));
      const liesOnSide = orientation >= 5;
      const canvas = liesOnSide ? new OffscreenCanvas(height, width) : new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (context === null) break;
      // A photograph has no transparency; what lies behind a drawing's is paper.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.setTransform(...uprightTransform(orientation, width, height));
      context.drawImage(picture, 0, 0, width, height);
      const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if (drawn.size <= maxBytes) return new Uint8Array(await drawn.arrayBuffer());
      scale *= shrink;
    }
    return bytes;
  } finally {
    picture.close();
  }
}
