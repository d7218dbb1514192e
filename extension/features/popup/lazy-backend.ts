/**
 * The popup's backend while its code is still being fetched: what is asked waits for it. So the first picture, from
 * memory, needs none of it (test: `draws its first picture without the schemas`).
 */
import type { Problem } from '../../../shared/contract/problems.ts';
import type { PopupBackend } from './backend.ts';

const unexpected: Problem = { code: 'internal', params: {}, sent: 'nothing' };

/** @param load called once, with the first question */
export function createLazyBackend(load: () => Promise<PopupBackend>): PopupBackend {
  let live: PopupBackend | undefined;
  let loading: Promise<PopupBackend> | undefined;
  const loaded = (): Promise<PopupBackend> => {
    loading ??= load().then((backend) => {
      live = backend;
      return backend;
    });
    return loading;
  };
  /** In the click itself where the code is here: some answers need the person's gesture. */
  const withLive = <T>(use: (backend: PopupBackend) => Promise<T>): Promise<T> =>
    live === undefined ? loaded().then(use) : use(live);
  const tell = (use: (backend: PopupBackend) => void): void => void withLive(async (backend) => use(backend));

  return {
    tab: () => withLive((backend) => backend.tab()),
    requestGrant: (origin) => withLive((backend) => backend.requestGrant(origin)),
    removeGrant: (origin) => withLive((backend) => backend.removeGrant(origin)),
    openPanel: () => withLive((backend) => backend.openPanel()),
    openSidePanel: () => withLive((backend) => backend.openSidePanel()),
    problemOf: (error) => live?.problemOf(error) ?? unexpected,
    call: (route, message) => withLive((backend) => backend.call(route, message)),
    onChange: (listener, signal) => tell((backend) => backend.onChange(listener, signal)),
    pairing: () => withLive((backend) => backend.pairing()),
    openOptions: (section) => tell((backend) => backend.openOptions(section)),
    openStatusPage: () => tell((backend) => backend.openStatusPage()),
    openFirstRun: () => tell((backend) => backend.openFirstRun()),
    openAttendance: (part) => tell((backend) => backend.openAttendance(part)),
    openTab: (url) => tell((backend) => backend.openTab(url)),
  };
}
