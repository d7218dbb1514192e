/** For tests: payloads that change what the bench has filed at the practice portal. */
import type { Payload, SubmissionView } from '../shared/contract/submission.ts';
import type { AuctionCopySubmission, AuctionEditSubmission } from '../shared/submissions/auction-change.ts';
import type { TestBench } from './test-bench.ts';

/** Files an auction with one document, a draft with two pictures besides, and waits until it is done. */
export async function fileFirst(bench: TestBench, action: 'publish' | 'save-draft'): Promise<SubmissionView> {
  const pictures = action === 'save-draft' ? ['dům', 'sklep'] : [];
  const attachments = [await bench.attach('vyhláška')];
  for (const name of pictures) attachments.push(await bench.attach(name, 'image'));
  return sendAndRead(bench, await bench.auction({ action, attachments }));
}

export async function sendAndRead(bench: TestBench, payload: Payload): Promise<SubmissionView> {
  const { id } = await bench.store(payload);
  await bench.send();
  return bench.read(id);
}

export function onRecord(view: SubmissionView) {
  return {
    kind: 'auction' as const,
    auctionKind: 'real' as const,
    number: '142EX81/25-27',
    title: view.title,
    remoteHash: view.remote?.id ?? '',
  };
}

/** An edit by a person who sees the first auction of the portal as it is now. */
export function editOf(
  bench: TestBench,
  view: SubmissionView,
  changes: Partial<AuctionEditSubmission>,
): AuctionEditSubmission {
  return {
    ...onRecord(view),
    action: 'edit',
    seen: seenNow(bench),
    changes: {},
    attachments: [],
    removed: [],
    ...changes,
  };
}

export function seenNow({ sandbox }: TestBench): AuctionEditSubmission['seen'] {
  const [auction] = Object.values(sandbox.state.auctions);
  if (auction === undefined) throw new Error('nothing was filed');
  const files = [...auction.images, ...auction.documents].map((one) => one.hash);
  return { state: auction.status, updatedAt: null, files };
}

/** A new term under sheet 31. */
export async function copyOf(
  bench: TestBench,
  view: SubmissionView,
  changes: Partial<AuctionCopySubmission> = {},
): Promise<AuctionCopySubmission> {
  return {
    ...onRecord(view),
    action: 'copy',
    number: '142EX81/25-31',
    sourceNumber: '142EX81/25-27',
    changes: { startsAt: '2027-08-12T09:00:00.000Z' },
    attachments: [await bench.attach('nová vyhláška')],
    keepDecree: false,
    ...changes,
  };
}

export const newTermKey = { caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '31' } } as const;
