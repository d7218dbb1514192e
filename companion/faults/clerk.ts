/** Whoever sits before the companion: hands orders over, tries again when nobody answers, and remembers what was answered. */
import type { Channel } from '../../shared/channel/channel.ts';
import type { AuditReport } from '../../shared/contract/audit.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import type { RouteName, RouteRequest } from '../../shared/contract/routes.ts';
import type { StoreInput, SubmissionView } from '../../shared/contract/submission.ts';
import { fileBytes, sha256 } from './file-bytes.ts';
import type { Plan } from './plan.ts';
import type { Order } from './system-under-test.ts';
import type { World } from './world.ts';

/** What a clerk was told about an order. */
export interface Fate {
  /** Id of the submission that was answered as stored; null: none was. */
  readonly submission: string | null;
  /** Code of the problem it was refused with. */
  readonly refused: string | null;
  /** It followed an order that was not done. */
  readonly skipped: boolean;
}

/** A stop or undo that was answered. */
export interface Promised {
  readonly what: 'stop' | 'undo';
  readonly submission: string;
  /** How many requests the remote had seen by then. */
  readonly requests: number;
}

export interface Clerk {
  store(index: number): Promise<void>;
  steer(
    what: 'undo' | 'stop' | 'send-now' | 'retry',
    index: number,
    requests: () => Promise<number>,
  ): Promise<void>;
  /** Everything the companion knows; undefined when nobody answers. */
  list(): Promise<readonly SubmissionView[] | undefined>;
  /** What `podatelna audit verify` says; undefined when nobody answers. */
  verifyAudit(): Promise<AuditReport | undefined>;
  readonly fates: ReadonlyMap<number, Fate>;
  readonly promised: readonly Promised[];
}

const mostTries = 60;
const tryAgainMs = 10_000;

export function createClerk(world: World, plan: Plan): Clerk {
  const fates = new Map<number, Fate>();
  const promised: Promised[] = [];

  /** @returns undefined when nobody answered; the companion may have carried it out. */
  const call = async <R extends RouteName>(route: R, message: RouteRequest<R>) => {
    try {
      const channel = await world.channel();
      return { answer: await world.answer(channel.call(route, message)) };
    } catch (error) {
      if (!isProblemError(error)) throw error;
      return { problem: error.problem };
    } finally {
      await world.settle();
    }
  };

  const handOver = async (channel: Channel, order: Order, payload: object): Promise<string> => {
    const attachments = [];
    for (const [position, file] of order.files.entries()) {
      const bytes = fileBytes(file);
      const stored = await channel.upload({
        uploadId: uploadId(order, position),
        name: file.name,
        documentType: file.documentType,
        size: bytes.length,
        sha256: sha256(bytes),
        read: async (offset, length) => bytes.slice(offset, offset + length),
      });
      attachments.push({ ...stored, name: file.name, documentType: file.documentType });
    }
    const { submission } = await channel.call('submissions.store', {
      id: order.id,
      caseKey: order.caseKey,
      pageUrl: null,
      // Checked by the companion: a payload that doesn't fit is refused, and the run tells.
      payload: plan.system.withFiles(payload, attachments) as StoreInput['payload'],
      preparedBy: '',
      training: false,
      ...(order.duplicateReason === undefined ? {} : { duplicateReason: order.duplicateReason }),
    });
    return submission.id;
  };

  /** Undefined when the order it follows left nothing to go on from. */
  const payloadOf = async (order: Order): Promise<object | undefined> => {
    if (order.relation !== 'follows' || order.of === null) return order.payload;
    const before = fates.get(order.of)?.submission;
    if (before === undefined || before === null) return undefined;
    const read = await call('submissions.read', { id: before });
    const submission = read.answer?.submission;
    if (submission === undefined || submission.remote === null) return undefined;
    const { state, system, remote } = submission;
    if (state !== 'done' && !(order.early === true && state === 'accepted')) return undefined;
    return plan.system.followUp(
      order,
      remote.id,
      async () => (await call('remote.read', { system, id: remote.id })).answer?.record,
    );
  };

  const store = async (index: number): Promise<void> => {
    const order = plan.orders[index];
    if (order === undefined) return;
    const payload = await payloadOf(order);
    const none: Fate = { submission: null, refused: null, skipped: payload === undefined };
    fates.set(index, none);
    for (let tries = 0; payload !== undefined && tries < mostTries; tries += 1) {
      const channel = await world.channel();
      try {
        const submission = await handOver(channel, order, payload);
        fates.set(index, { ...none, submission });
        return;
      } catch (error) {
        if (!isProblemError(error)) throw error;
        const { code } = error.problem;
        if (code === 'already-filed' || code === 'invalid-message') {
          fates.set(index, { ...none, refused: code });
          return;
        }
      } finally {
        await world.settle();
      }
      if (world.isAlive()) await passTime(world, tryAgainMs);
    }
  };

  return {
    fates,
    promised,
    store,
    steer: async (what, index, requests) => {
      const submission = fates.get(index)?.submission;
      if (submission === undefined || submission === null || !world.isAlive()) return;
      const { answer } = await call(`submissions.${what}`, { id: submission });
      if (answer === undefined || (what !== 'stop' && what !== 'undo')) return;
      promised.push({ what, submission, requests: await requests() });
    },
    verifyAudit: async () => (await call('audit.verify', {})).answer,
    list: async () => {
      if (!world.isAlive()) return undefined;
      const { answer } = await call('submissions.list', { limit: 500 });
      return answer?.submissions;
    },
  };
}

async function passTime(world: World, ms: number): Promise<void> {
  const until = world.elapsed() + ms;
  while (await world.step(until));
}

/** The same for every try: an upload that was broken off goes on. */
function uploadId(order: Order, position: number): string {
  return `${order.id.slice(0, -2)}${String(position).padStart(2, '0')}`;
}
