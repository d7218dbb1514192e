/** For tests: a companion in a folder of its own, on a fake clock, against any practice system, without a port. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { RouteMessage, RouteReply } from '../shared/contract/routes.ts';
import type { SubmissionView, System } from '../shared/contract/submission.ts';
import type { Attachment } from '../shared/submissions/auction.ts';
import { type Companion, createCompanion } from './companion.ts';
import type { FakeClock } from './fake-clock.ts';
import { type Log, silentLog } from './log.ts';
import { writeOwnerOnlyFile } from './platform/owner-only-file.ts';
import type { CoreHandlers } from './routes.ts';
import { createMemoryKeyStore } from './vault/memory-key-store.ts';

const pair = 'test';
/** In memory where there is such a folder: thousands of synced writes say nothing about what is tested here. */
const folderForTests = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface CompanionBenchOptions {
  readonly clock: FakeClock;
  /** The practice system. */
  readonly answer: (request: Request) => Response | Promise<Response>;
  readonly secrets: Partial<Record<System, Readonly<Record<string, string>>>>;
  /** `folder`: a vault in the companion's folder, as the settings in `env` say; else one in memory. */
  readonly vault?: 'memory' | 'folder' | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly log?: Log | undefined;
  readonly Database?: typeof DatabaseSync | undefined;
  /** Stands between companion and system. */
  readonly around?: ((request: Request, next: () => Promise<Response>) => Promise<Response>) | undefined;
  /** What stands in `config.json`. */
  readonly settings?: object | undefined;
  /** Fills the companion's folder before it is opened. */
  readonly prepareHome?: ((home: string) => void) | undefined;
}

export interface CompanionBench {
  readonly clock: FakeClock;
  /** The companion as it runs now; another one after {@link restart}. */
  companion(): Companion;
  call<R extends keyof CoreHandlers>(route: R, message: RouteMessage<R>): Promise<RouteReply<R>>;
  /** Pairs somebody with this companion. @returns the pair's id */
  pair(name: string, kind?: 'browser' | 'command-line'): string;
  restart(): Promise<void>;
  /** As after a crash: the companion hears and sends nothing more, and another one opens what is on the disk, after `damage`. */
  crash(damage?: (folder: string) => void): Promise<void>;
  /** Contents of every file in the companion's folder. */
  readFiles(): Buffer[];
  /** Takes a PDF or a picture in and returns it as an attachment. */
  attach(text: string, documentType?: Attachment['documentType']): Promise<Attachment>;
  storeRequest(
    request: Partial<RouteMessage<'submissions.store'>> & StoreParts,
    pair?: string,
  ): Promise<SubmissionView>;
  read(id: string): Promise<SubmissionView>;
  /** Ends the undo window and does everything due. */
  send(): Promise<void>;
  /** Moves the clock and does everything due. */
  later(ms: number): Promise<void>;
  close(): Promise<void>;
}

type StoreParts = Pick<RouteMessage<'submissions.store'>, 'caseKey' | 'payload'>;

export async function createCompanionBench(options: CompanionBenchOptions): Promise<CompanionBench> {
  const { clock } = options;
  const home = mkdtempSync(join(folderForTests, 'podatelna-'));
  const homes = [home];
  const keyStore = createMemoryKeyStore();
  if (options.settings !== undefined) {
    writeOwnerOnlyFile(join(home, 'config.json'), JSON.stringify(options.settings));
  }
  options.prepareHome?.(home);
  const open = (folder: string, life: { isAlive: boolean }): Promise<Companion> =>
    createCompanion({
      env: { PODATELNA_HOME: folder, PODATELNA_PORT: '50000', ...options.env },
      ...(options.vault === 'folder' ? { cost: { cost: 2, blockSize: 1, parallel: 1 } } : { keyStore }),
      clock,
      fetch: async (input, init) => {
        // A dead process sends nothing and hears nothing.
        const orNever = <T>(value: T): T | Promise<T> => (life.isAlive ? value : new Promise<T>(() => {}));
        await orNever(null);
        const sent = new Request(input, init);
        const next = async (): Promise<Response> => options.answer(sent);
        return orNever(await (options.around === undefined ? next() : options.around(sent, next)));
      },
      log: options.log ?? silentLog,
      ...(options.Database === undefined ? {} : { Database: options.Database }),
    });

  let life = { isAlive: true };
  let companion = await open(home, life);
  for (const [system, secret] of Object.entries(options.secrets)) {
    // The keys of a record by system are systems.
    await companion.handlers['secrets.set']({ system: system as System, secret }, { pair });
  }
  const drain = (): Promise<void> => companion.drain();

  return {
    clock,
    companion: () => companion,
    call: (route, message) => companion.handlers[route](message, { pair }),
    pair: (name, kind = 'browser') => {
      const origin = kind === 'browser' ? 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' : null;
      const raw = crypto.getRandomValues(new Uint8Array(32));
      return companion.pairs.add({ id: crypto.randomUUID(), kind, name, origin }, raw).id;
    },
    restart: async () => {
      await companion.stop();
      companion = await open(homes.at(-1) ?? home, life);
    },
    crash: async (damage = () => {}) => {
      life.isAlive = false;
      life = { isAlive: true };
      const folder = mkdtempSync(join(folderForTests, 'podatelna-'));
      cpSync(homes.at(-1) ?? home, folder, { recursive: true });
      homes.push(folder);
      damage(folder);
      companion = await open(folder, life);
    },
    readFiles: () =>
      readdirSync(homes.at(-1) ?? home, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => readFileSync(join(one.parentPath, one.name))),
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
    storeRequest: async (request, by = pair) => {
      const { submission } = await companion.handlers['submissions.store'](
        { id: clock.uuid(), pageUrl: null, preparedBy: '', training: false, ...request },
        { pair: by },
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
}

/** The smallest picture, made different by the text behind its end. */
function pngOf(text: string): Buffer {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
    'base64',
  );
  return Buffer.concat([picture, Buffer.from(text)]);
}
