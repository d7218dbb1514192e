/** For tests: a companion against the practice portal. */
import { join } from 'node:path';
import type { RouteMessage } from '../shared/contract/routes.ts';
import type { Payload, SubmissionView } from '../shared/contract/submission.ts';
import type { AuctionSubmission } from '../shared/submissions/auction.ts';
import { type CompanionBench, type CompanionBenchOptions, createCompanionBench } from './companion-bench.ts';
import { createFakeClock } from './fake-clock.ts';
import { writeRemoteFact } from './outbox/sql/remote-facts.ts';
import {
  createPortalSandbox,
  createPortalState,
  type PortalSandbox,
  type PortalSandboxOptions,
} from './sandbox/portal-drazeb/index.ts';
import { openDatabase } from './store/open-database.ts';

const credentials = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };

export interface TestBench extends CompanionBench {
  readonly sandbox: PortalSandbox;
  auction(changes?: Partial<AuctionSubmission>): Promise<AuctionSubmission>;
  store(
    payload: Payload,
    changes?: Partial<RouteMessage<'submissions.store'>>,
    pair?: string,
  ): Promise<SubmissionView>;
}

export interface TestBenchOptions
  extends Pick<CompanionBenchOptions, 'vault' | 'env' | 'log' | 'Database' | 'around' | 'settings'> {
  readonly sandbox?: PortalSandboxOptions;
  readonly withCredentials?: boolean;
  /** What this installation has seen of the portal's list; null: nothing yet. Default `yes`. */
  readonly listShowsDrafts?: 'yes' | 'no' | null;
}

export async function createTestBench(options: TestBenchOptions = {}): Promise<TestBench> {
  const clock = createFakeClock();
  const state = createPortalState();
  // The practice office has two persons; an office names its own in the settings.
  const [office] = state.offices;
  if (office !== undefined) {
    state.offices[0] = { ...office, responsible_persons: office.responsible_persons.slice(0, 1) };
  }
  const sandbox = createPortalSandbox({ now: clock.now, state, ...options.sandbox });
  const bench = await createCompanionBench({
    clock,
    answer: (request) => sandbox.app.request(request),
    secrets: options.withCredentials === false ? {} : { 'portal-drazeb': credentials },
    vault: options.vault,
    env: { PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:9', ...options.env },
    log: options.log,
    Database: options.Database,
    around: options.around,
    settings: options.settings,
    prepareHome: (home) => {
      if (options.listShowsDrafts === null) return;
      const db = openDatabase(join(home, 'data', 'podatelna.db'));
      const value = options.listShowsDrafts ?? 'yes';
      writeRemoteFact(db, 'portal-drazeb', { name: 'list-shows-drafts', value, at: 0 });
      db.close();
    },
  });
  return {
    ...bench,
    sandbox,
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
    store: (payload, changes = {}, pair) =>
      bench.storeRequest(
        { caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '27' }, payload, ...changes },
        pair,
      ),
  };
}
