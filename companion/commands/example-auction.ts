/** A complete auction for practising, so that the whole way can be tried without a case system. */
import type { AuctionSubmission } from '../../shared/submissions/auction.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** @param serial 1 to 999999: another one each time, or it would be the same auction. */
export function exampleAuction(serial: number, nowMs: number): Omit<AuctionSubmission, 'attachments'> {
  const startsAt = new Date(nowMs + 60 * dayMs);
  startsAt.setUTCHours(9, 0, 0, 0);
  const year = String(startsAt.getUTCFullYear()).slice(2);
  return {
    kind: 'auction',
    action: 'publish',
    auctionKind: 'real',
    number: `142EX${serial}/${year}-1`,
    voluntary: false,
    title: 'Rodinný dům se zahradou (cvičný příklad)',
    description: 'Cvičná dražba z příkazové řádky.',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 2 * 60 * 60 * 1000).toISOString(),
    appraisedPrice: 3_000_000,
    lowestBid: 2_000_000,
    minimumIncrement: 10_000,
    deposit: {
      amount: 200_000,
      account: '19-2000145399/0800',
      variableSymbol: String(serial),
      specificSymbol: null,
    },
    cadastral: { code: '642649' },
    itemPlace: { addressPointCode: '21738321' },
  };
}

/** One empty page that every reader opens. */
export function examplePdf(): Uint8Array {
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
  ];
  const header = '%PDF-1.4\n';
  let offset = header.length;
  const offsets = objects.map((object) => {
    const at = offset;
    offset += object.length;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`;
  return new TextEncoder().encode(header + objects.join('') + table + trailer);
}
