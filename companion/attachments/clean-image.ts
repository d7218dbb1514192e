/**
 * Takes out of a picture what must not become public with it: where it was taken, with what, by whom, when, thumbnails,
 * captions. The picture itself is not written anew, so nothing of it is lost; which side is up stays as a tag of its own,
 * because every reader of pictures obeys it. Proved by clean-image.test.ts.
 */
import { crc32 } from 'node:zlib';
import { ProblemError } from '../../shared/contract/problems.ts';
import { tiffOrientation } from '../../shared/formats/image-orientation.ts';

/**
 * @returns The same bytes where there was nothing to take out.
 * @throws ProblemError `attachment-unreadable` when its parts can't be told from each other.
 */
export function cleanImage(bytes: Buffer, mediaType: 'image/jpeg' | 'image/png'): Buffer {
  const parts = mediaType === 'image/jpeg' ? cleanJpeg(bytes) : cleanPng(bytes);
  const clean = Buffer.concat(parts);
  return clean.equals(bytes) ? bytes : clean;
}

function unreadable(): ProblemError {
  return new ProblemError({ code: 'attachment-unreadable', params: { reason: 'structure' } });
}

const marker = {
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  app0: 0xe0,
  app15: 0xef,
  comment: 0xfe,
};
const [app1, app2, app14] = [0xe1, 0xe2, 0xee];
const exifHead = Buffer.from('Exif\0\0', 'latin1');

/** ITU-T T.81, annex B: segments up to the scan, the scans, the end. What lies behind the end is left out. */
function cleanJpeg(bytes: Buffer): Buffer[] {
  const head = bytes.subarray(0, 2);
  const kept: Buffer[] = [];
  let orientation = 1;
  let place = 2;
  for (;;) {
    // Any number of 0xff may stand before a marker.
    while (bytes[place] === 0xff && bytes[place + 1] === 0xff) place += 1;
    const code = bytes[place + 1];
    if (bytes[place] !== 0xff || code === undefined) throw unreadable();
    if (code === marker.endOfImage) break;
    if (place + 4 > bytes.length) throw unreadable();
    let end = place + 2 + bytes.readUInt16BE(place + 2);
    const segment = bytes.subarray(place, end);
    if (code === marker.startOfScan) end = endOfScan(bytes, end);
    if (end > bytes.length) throw unreadable();
    if (code === app1 && segment.subarray(4, 10).equals(exifHead)) {
      orientation = tiffOrientation(segment.subarray(10)) ?? orientation;
    }
    if (isKept(code, segment)) kept.push(bytes.subarray(place, end));
    place = end;
  }
  const upright = orientation === 1 ? [] : [orientationSegment(orientation)];
  // JFIF wants to be the first segment; the orientation goes behind it.
  const first = kept[0]?.[1] === marker.app0 ? kept.splice(0, 1) : [];
  return [head, ...first, ...upright, ...kept, Buffer.of(0xff, marker.endOfImage)];
}

/** Colours stay right: JFIF, colour profiles and Adobe's note on the colour transform. All other notes go. */
function isKept(code: number, segment: Buffer): boolean {
  if (code === marker.comment) return false;
  if (code < marker.app0 || code > marker.app15) return true;
  const name = segment.subarray(4, 16).toString('latin1');
  if (code === marker.app0) return name.startsWith('JFIF\0');
  if (code === app2) return name.startsWith('ICC_PROFILE\0');
  return code === app14 && name.startsWith('Adobe');
}

/** The first marker behind the picture's data that isn't part of it (a stuffed zero, a restart). */
function endOfScan(bytes: Buffer, from: number): number {
  for (let place = bytes.indexOf(0xff, from); place >= 0; place = bytes.indexOf(0xff, place + 1)) {
    const code = bytes[place + 1];
    const isData = code === 0 || code === 0xff || (code !== undefined && code >= 0xd0 && code <= 0xd7);
    if (!isData) return place;
  }
  throw unreadable();
}

/** A directory with one entry: which side is up. */
function orientationTiff(orientation: number): Buffer {
  const value = orientation.toString(16).padStart(4, '0');
  return Buffer.from(`4d4d002a0000000800010112000300000001${value}000000000000`, 'hex');
}

function orientationSegment(orientation: number): Buffer {
  const body = Buffer.concat([exifHead, orientationTiff(orientation)]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.of(0xff, app1), length, body]);
}

/** PNG, third edition, section 11.3: chunks of text, time and Exif. */
const toldInPng: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME']);

function cleanPng(bytes: Buffer): Buffer[] {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  let place = 8;
  for (let type = ''; type !== 'IEND'; ) {
    if (place + 12 > bytes.length) throw unreadable();
    const end = place + 12 + bytes.readUInt32BE(place);
    if (end > bytes.length) throw unreadable();
    type = bytes.subarray(place + 4, place + 8).toString('latin1');
    if (type === 'eXIf') {
      const orientation = tiffOrientation(bytes.subarray(place + 8, end - 4)) ?? 1;
      if (orientation !== 1) kept.push(exifChunk(orientation));
    } else if (!toldInPng.has(type)) kept.push(bytes.subarray(place, end));
    place = end;
  }
  return [...kept, bytes.subarray(place)];
}

function exifChunk(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), orientationTiff(orientation)]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(body.length - 4, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}
