import type { AuditEnd } from './audit-keeper.ts';

/** How a receipt says, for a program, where in the audit it stands: `podatelna-audit:57:3f0c…`. */
export function writeAuditMark({ line, link }: AuditEnd): string {
  return `podatelna-audit:${line}:${link}`;
}

/** Looks for the mark in a file's bytes, whatever kind of file it is; undefined when it says none, or several. */
export function findAuditMark(bytes: Uint8Array): AuditEnd | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const marks = new Set(
    [...text.matchAll(/podatelna-audit:[1-9]\d{0,14}:[0-9a-f]{64}(?![0-9a-f])/g)].map(String),
  );
  const [mark, another] = marks;
  if (mark === undefined || another !== undefined) return undefined;
  const [, line = '', link = ''] = mark.split(':');
  return { line: Number(line), link };
}
