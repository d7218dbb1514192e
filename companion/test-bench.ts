/** For tests: a companion in a folder of its own, on a fake clock, against the practice portal, without a port. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteMessage } from '../shared/contract/routes.ts';
import type { SubmissionView } from '../shared/contract/submission.ts';
import type { Attachment, AuctionSubmission } from '../shared/submissions/auction.ts';
import { type Companion, createCompanion } from './companion.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { type Log, silentLog } from './log.ts';
import { writeRemoteFact } from './outbox/sql/remote-facts.ts';
import {
  createPortalSandbox,
  createPortalState,
  type PortalSandbox,
  type PortalSandboxOptions,
} from './sandbox/portal-drazeb/index.ts';
import { openDatabase } from './store/open-database.ts';
import { createMemoryKeyStore } from './vault/memory-key-store.ts';

const pair = 'test';
const credentials = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };

export interface TestBench {
  readonly clock: FakeClock;
  readonly sandbox: PortalSandbox;
  /** The companion as it runs now; another one after {@link restart}. */
  companion(): Companion;
  restart(): Promise<void>;
  /** As after a crash: the companion hears and sends nothing more, and another one opens what is on the disk. */
  crash(): Promise<void>;
  /** Takes a PDF in and returns it as an attachment. */
  attach(text: string, documentType?: Attachment['documentType']): Promise<Attachment>;
  auction(changes?: Partial<AuctionSubmission>): Promise<AuctionSubmission>;
  store(
    payload: AuctionSubmission,
    changes?: Partial<RouteMessage<'submissions.store'>>,
  ): Promise<SubmissionView>;
  read(id: string): Promise<SubmissionView>;
  /** Ends the undo window and does everything due. */
  send(): Promise<void>;
  /** Moves the clock and does everything due. */
  later(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface TestBenchOptions {
  readonly sandbox?: PortalSandboxOptions;
  readonly withCredentials?: boolean;
  /** What this installation has seen of the portal's list; null: nothing yet. Default `yes`. */
  readonly listShowsDrafts?: 'yes' | 'no' | null;
  /** `folder`: a vault in the companion's folder, as the settings in `env` say; else one in memory. */
  readonly vault?: 'memory' | 'folder';
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: Log;
  /** Stands between companion and portal. */
  readonly around?: (request: Request, next: () => Promise<Response>) => Promise<Response>;
}

export async function createTestBench(options: TestBenchOptions = {}): Promise<TestBench> {
  const home = mkdtempSync(join(tmpdir(), 'podatelna-'));
  const clock = createFakeClock();
  const state = createPortalState();
  // The practice office has two persons; an office names its own in the settings.
  const [office] = state.offices;
  if (office !== undefined) {
    state.offices[0] = { ...office, responsible_persons: office.responsible_persons.slice(0, 1) };
  }
  const sandbox = createPortalSandbox({ now: clock.now, state, ...options.sandbox });
  const homes = [home];
  const keyStore = createMemoryKeyStore();
  if (options.listShowsDrafts !== null) {
    const db = openDatabase(join(home, 'data', 'podatelna.db'));
    writeRemoteFact(db, 'portal-drazeb', {
      name: 'list-shows-drafts',
      value: options.listShowsDrafts ?? 'yes',
      at: 0,
    });
    db.close();
  }
  const open = (folder: string, life: { isAlive: boolean }): Promise<Companion> =>
    createCompanion({
      env: {
        PODATELNA_HOME: folder,
        PODATELNA_PORT: '50000',
        PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:9',
        ...options.env,
      },
      ...(options.vault === 'folder' ? { cost: { cost: 2, blockSize: 1, parallel: 1 } } : { keyStore }),
      clock,
      fetch: async (input, init) => {
        // A dead process sends nothing and hears nothing.
        const orNever = <T>(value: T): T | Promise<T> => (life.isAlive ? value : new Promise<T>(() => {}));
        await orNever(null);
        const sent = new Request(input, init);
        const next = async (): Promise<Response> => sandbox.app.request(sent);
        return orNever(await (options.around === undefined ? next() : options.around(sent, next)));
      },
      log: options.log ?? silentLog,
    });

  let life = { isAlive: true };
  let companion = await open(home, life);
  if (options.withCredentials !== false) {
    await companion.handlers['secrets.set']({ system: 'portal-drazeb', secret: credentials }, { pair });
  }
  const drain = (): Promise<void> => companion.drain();

  const bench: TestBench = {
    clock,
    sandbox,
    companion: () => companion,
    restart: async () => {
      await companion.stop();
      companion = await open(homes.at(-1) ?? home, life);
    },
    crash: async () => {
      life.isAlive = false;
      life = { isAlive: true };
      const folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
      cpSync(homes.at(-1) ?? home, folder, { recursive: true });
      homes.push(folder);
      companion = await open(folder, life);
    },
    attach: async (text, documentType = 'auction_decree') => {
      const isImage = documentType === 'image';
      const bytes = isImage ? pngOf(text) : Buffer.from(`%PDF-1.4\n% ${text}\nstartxref\n0\n%%EOF\n`);
      const name = `${text}.${isImage ? 'png' : 'pdf'}`;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const uploadId = clock.uuid();
      const { handlers } = companion;
      await handlers['attachments.begin']({ uploadId, name, size: bytes.length, documentType }, { pair });
      companion.acceptPiece(uploadId, 0, bytes);
      const stored = await handlers['attachments.finish']({ uploadId, sha256 }, { pair });
      return { ...stored, name, documentType };
    },
    auction: async (changes = {}) => ({
      kind: 'auction',
      action: 'publish',
      auctionKind: 'real',
      number: '142EX81/25-27',
      voluntary: false,
      title: 'Rodinný dům v Horní Lhotě',
      category: 'rodinne domy',
      startsAt: '2027-05-12T09:00:00.000Z',
      appraisedPrice: 3_000_000,
      lowestBid: 2_000_000,
      minimumIncrement: 10_000,
      deposit: {
        amount: 200_000,
        account: '19-2000145399/0800',
        variableSymbol: '8125',
        specificSymbol: null,
      },
      cadastral: { code: '642649' },
      itemPlace: { addressPointCode: '21738321' },
      attachments: [await bench.attach('vyhláška'), await bench.attach('posudek', 'expert_report')],
      ...changes,
    }),
    store: async (payload, changes = {}) => {
      const { submission } = await companion.handlers['submissions.store'](
        {
          id: clock.uuid(),
          caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '27' },
          pageUrl: null,
          payload,
          preparedBy: '',
          training: false,
          ...changes,
        },
        { pair },
      );
      return submission;
    },
    read: async (id) => (await companion.handlers['submissions.read']({ id }, { pair })).submission,
    send: async () => {
      clock.advance(15_000);
      await drain();
    },
    later: async (ms) => {
      clock.advance(ms);
      await drain();
    },
    close: async () => {
      await companion.stop();
      for (const folder of homes) rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

/** The smallest picture, made different by the text behind its end. */
function pngOf(text: string): Buffer {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
    'base64',
  );
  return Buffer.concat([picture, Buffer.from(text)]);
}
