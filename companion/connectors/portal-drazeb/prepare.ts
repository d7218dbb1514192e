/** Everything before the first effect: login, the look, identifiers, temporary uploads. May be repeated freely. */
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { Run } from '../connector.ts';
import { Refusal } from '../failures.ts';
import { checkSame } from './check-same.ts';
import { choose } from './choose.ts';
import { differingFields, isSameKind, toIdentity } from './compare.ts';
import { compareAttachments } from './compare-attachments.ts';
import { createdSchema } from './created-schema.ts';
import { type Baseline, lookAround } from './look-around.ts';
import { asAuction, type Portal, readAuction, readIfThere } from './portal.ts';
import type { PortalRecord } from './schema.ts';
import { asChange } from './submit-change.ts';
import { uploadFiles } from './upload-files.ts';
import type { Choices } from './wire.ts';

export interface Prepared {
  /** The record to go on with; null: it is still to be created. */
  readonly hash: string | null;
  /** Set while it is still to be created. */
  readonly create: {
    readonly baseline: Baseline;
    /** When the look was taken, in milliseconds since 1970. */
    readonly lookedAt: number;
    readonly choices: Choices;
    readonly uploaded: readonly string[];
  } | null;
}

export async function prepare(portal: Portal, run: Run): Promise<Prepared> {
  await run.step('login', { effect: 'safe' }, async () => {
    await portal.client.login(run.signal);
    return { result: null };
  });
  if (asChange(run.payload) !== undefined) return { hash: null, create: null };
  const auction = asAuction(run.payload);
  if (auction.action === 'publish-draft') return preparePublishDraft(portal, run, auction);
  // The journal outlives whatever else was or wasn't stored with the answer of a create.
  const own = run.remoteId ?? run.done('create', createdSchema)?.hash;
  if (own !== undefined) return { hash: own, create: null };

  const inherited = await readInherited(portal, run, auction);
  if (inherited !== undefined) return goOnWith(portal, run, inherited, 'inherited');

  const look = await run.step('look', { effect: 'safe' }, async () => {
    const surroundings = await lookAround(portal, run, auction);
    const lookedAt = portal.clock.now();
    const choices = surroundings.late === undefined ? await choose(portal, auction, run.signal) : null;
    const params: Record<string, string | number> = { found: surroundings.baseline.known.length };
    if (choices?.personName) params.person = choices.personName;
    return { result: { ...surroundings, lookedAt, choices }, params };
  });
  if (look.late !== undefined) return goOnWith(portal, run, look.late, 'late');
  if (look.choices === null) throw new Error('a create needs its choices');
  const uploaded = await uploadFiles(portal, run, auction.attachments);
  const { baseline, lookedAt, choices } = look;
  return { hash: null, create: { baseline, lookedAt, choices, uploaded } };
}

/** The record an earlier, rejected or cancelled version left, when it is still a draft of the same kind. */
async function readInherited(
  portal: Portal,
  run: Run,
  auction: AuctionSubmission,
): Promise<PortalRecord | undefined> {
  if (run.inheritedRemoteId === null) return undefined;
  const record = (await readIfThere(portal, run.inheritedRemoteId, run.signal))?.record;
  if (record === undefined) return undefined;
  return record.status === 'draft' && isSameKind(record, auction.auctionKind) ? record : undefined;
}

async function goOnWith(portal: Portal, run: Run, record: PortalRecord, why: string): Promise<Prepared> {
  await run.step('look', { effect: 'safe' }, async () => ({
    result: null,
    params: { adopted: record.hash, why },
    remote: toIdentity(portal.baseUrl, record),
  }));
  return { hash: record.hash, create: null };
}

/** The draft must still be what the person sees: nothing is edited here, so nothing may differ. */
async function preparePublishDraft(portal: Portal, run: Run, auction: AuctionSubmission): Promise<Prepared> {
  const hash = run.remoteId ?? auction.remoteHash;
  if (hash === undefined) throw new Refusal({ code: 'incomplete', field: 'remoteHash' });
  await run.step('look', { effect: 'safe' }, async () => {
    const record = await readAuction(portal, hash, run.signal);
    const remote = toIdentity(portal.baseUrl, record);
    if (run.acceptedAsIs) return { result: null, remote };
    const fields = differingFields(record, auction);
    const [field] = fields;
    if (field !== undefined) {
      throw new Refusal({ code: 'remote-conflict', field, params: { fields: fields.join(', ') } });
    }
    const files = compareAttachments(record, auction.attachments, false);
    if (files !== undefined && files.missing.length > files.unclear) {
      const params = { missing: files.missing.length, of: auction.attachments.length };
      throw new Refusal({ code: 'attachments-differ', field: 'attachments', params });
    }
    // The right number under other names, or one twice: a person looks at the draft before it becomes public.
    checkSame(portal.baseUrl, auction, record, false);
    return { result: null, remote };
  });
  return { hash, create: null };
}
