import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAuditMark, writeAuditMark } from './audit-mark.ts';

const link = 'a1'.repeat(32);
const mark = `podatelna-audit:57:${link}`;

describe('the mark of a receipt', () => {
  it('is found again in whatever bytes stand around it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.uint8Array(),
        fc.integer({ min: 1, max: 1e12 }),
        (before, behind, line) => {
          const bytes = Buffer.concat([before, Buffer.from(` ${writeAuditMark({ line, link })} `), behind]);
          expect(findAuditMark(bytes)).toEqual({ line, link });
        },
      ),
    );
  });

  it.each([
    ['nothing', ''],
    ['a line 0', `podatelna-audit:0:${link}`],
    ['no number', `podatelna-audit:x:${link}`],
    ['a link too short', `podatelna-audit:57:${link.slice(1)}`],
    ['a link too long', `${mark}0`],
    ['a link in capitals', `podatelna-audit:57:${link.toUpperCase()}`],
    ['two that differ', `${mark} podatelna-audit:58:${link}`],
  ])('is not taken from %s', (_name, text) => {
    expect(findAuditMark(Buffer.from(text))).toBeUndefined();
  });

  it('may stand there twice', () => {
    expect(findAuditMark(Buffer.from(`${mark} ${mark}`))?.line).toBe(57);
  });
});
