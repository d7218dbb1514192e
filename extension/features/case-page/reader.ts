/** The seam between the small script on every granted page and the reader that is loaded where a case may be. */
import type { PageSummary } from '../../../shared/contract/messages.ts';
import type { Profile } from '../../../shared/extraction/profile/schema.ts';
import type { CaseReading, Place } from '../../../shared/extraction/reading.ts';

interface ReadOptions {
  readonly url: string;
  readonly now: string;
  readonly profile?: Profile | undefined;
  readonly restrictionWords?: readonly string[];
}

export interface Reader {
  readCase(document: Document, options: ReadOptions): CaseReading;
  /** The same in pieces; the page must not change between them. */
  readCaseInSteps(document: Document, options: ReadOptions): Generator<undefined, CaseReading>;
  summarise(reading: CaseReading): PageSummary;
  findPlace(document: Document, place: Place): Element | null;
}

// Both scripts run in the extension's own world of the page; the page's scripts can't reach it.
const scope: { podatelnaReader?: Reader } = globalThis as never;

export function provideReader(reader: Reader): void {
  scope.podatelnaReader = reader;
}

let loading: Promise<Reader> | undefined;

/** @param load has the background put the reader into this page. */
export function getReader(load: () => Promise<unknown>): Promise<Reader> {
  if (scope.podatelnaReader !== undefined) return Promise.resolve(scope.podatelnaReader);
  loading ??= load().then(
    () => {
      loading = undefined;
      if (scope.podatelnaReader === undefined) throw new Error('the reader did not come');
      return scope.podatelnaReader;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
