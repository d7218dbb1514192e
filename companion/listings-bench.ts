/** For tests: a companion against the practice Ingatlanok.hu. */
import type { SubmissionView } from '../shared/contract/submission.ts';
import type { ListingCreate, ListingSubmission } from '../shared/submissions/listing.ts';
import { type CompanionBench, type CompanionBenchOptions, createCompanionBench } from './companion-bench.ts';
import { createFakeClock } from './fake-clock.ts';
import {
  basePath,
  createIngatlanokSandbox,
  type IngatlanokSandbox,
  type IngatlanokSandboxOptions,
} from './sandbox/ingatlanok/index.ts';
import { practiceOffice } from './sandbox/ingatlanok/state.ts';

export interface ListingsBench extends CompanionBench {
  readonly sandbox: IngatlanokSandbox;
  /** Takes a picture in. */
  image(text: string): Promise<ListingCreate['images'][number]>;
  /** A complete listing of the case number `serial`. */
  listing(serial: number, changes?: Partial<ListingCreate>): ListingCreate;
  store(listing: ListingSubmission): Promise<SubmissionView>;
}

export async function createListingsBench(
  options: Pick<CompanionBenchOptions, 'around' | 'env'> & {
    readonly sandbox?: IngatlanokSandboxOptions;
    readonly password?: string;
    /** How many companions share the office's address; default 1. */
    readonly companions?: number;
  } = {},
): Promise<ListingsBench> {
  const clock = createFakeClock();
  const sandbox = createIngatlanokSandbox({ now: clock.now, ...options.sandbox });
  const bench = await createCompanionBench({
    clock,
    answer: (request) => sandbox.app.request(request),
    secrets: { ingatlanok: { username: 'cvicna', password: options.password ?? 'cvicne-heslo' } },
    env: { PODATELNA_INGATLANOK_URL: `http://127.0.0.1:9${basePath}`, ...options.env },
    around: options.around,
    settings:
      options.companions === undefined ? undefined : { ingatlanok: { companions: options.companions } },
  });
  return {
    ...bench,
    sandbox,
    image: async (text) => ({
      ...(await bench.attach(text, 'image')),
      mediaType: 'image/png',
      documentType: 'image',
    }),
    listing: (serial, changes = {}) => ({
      kind: 'listing',
      action: 'create',
      fileMark: `142EX${serial}/25`,
      officeId: practiceOffice,
      transferId: `142EX${serial}-25`,
      listingType: 'house',
      listingAction: 'sale',
      regionId: '1071',
      zipCode: '1071',
      address: `Damjanich utca ${serial}.`,
      isAddressPublic: false,
      price: `${serial}000000.50`,
      currency: 'huf',
      description: { hu: `Szép ház, ${serial}. szám.` },
      images: [],
      ...changes,
    }),
    store: (listing) =>
      bench.storeRequest({
        caseKey: { fileMark: listing.fileMark, kind: 'listing', lot: listing.transferId },
        payload: listing,
      }),
  };
}
