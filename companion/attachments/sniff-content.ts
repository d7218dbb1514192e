/**
 * Says what a file really is, by its bytes and not by its name: what the person approves and the portal shows
 * to the public must be the document and not the login page of the case system.
 */
import { ProblemError } from '../../shared/contract/problems.ts';

export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png';

/** Bytes kept from either end; a PDF's header must begin within the first 1,024 (ISO 32000-1, Annex H). */
export const endBytes = 2_048;
const headerWithin = 1_024;

/** What has to be known of a file to judge it, without holding the whole of it. */
export interface ContentFacts {
  readonly size: number;
  /** Up to {@link endBytes} from the start and from the end. */
  readonly head: Buffer;
  readonly tail: Buffer;
  /** `/Encrypt` followed by a reference or a dictionary was seen anywhere. */
  readonly encryptEntry: boolean;
}

/** The entry of a trailer or cross-reference stream; both are always in clear text. */
export const encryptEntry = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/;

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pngEnd = Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const jpegEnd = Buffer.from([0xff, 0xd9]);
const page =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|script|title|meta|form|div)[\s>]/i;

/**
 * @throws ProblemError `attachment-login-page`, `attachment-type`, `attachment-unreadable` or
 * `attachment-encrypted`.
 */
export function sniffContent(facts: ContentFacts): MediaType {
  const { head, tail, size } = facts;
  if (size === 0) throw new ProblemError({ code: 'attachment-unreadable', params: { reason: 'empty' } });

  const header = head.indexOf('%PDF-');
  if (header >= 0 && header < headerWithin && !looksLikePage(head)) {
    const whole = tail.includes('startxref') && tail.includes('%%EOF');
    if (!whole) throw new ProblemError({ code: 'attachment-unreadable', params: { reason: 'cut-off' } });
    if (facts.encryptEntry) throw new ProblemError({ code: 'attachment-encrypted' });
    return 'application/pdf';
  }
  if (head.subarray(0, 8).equals(pngSignature)) {
    if (head.subarray(12, 16).toString('latin1') === 'IHDR' && tail.includes(pngEnd)) return 'image/png';
    throw new ProblemError({ code: 'attachment-unreadable', params: { reason: 'cut-off' } });
  }
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) {
    if (tail.includes(jpegEnd)) return 'image/jpeg';
    throw new ProblemError({ code: 'attachment-unreadable', params: { reason: 'cut-off' } });
  }
  throw new ProblemError({ code: looksLikePage(head) ? 'attachment-login-page' : 'attachment-type' });
}

function looksLikePage(head: Buffer): boolean {
  return page.test(head.toString('utf8'));
}
