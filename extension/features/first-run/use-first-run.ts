/** What the page of the first run knows, and how it learns it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OpenCase, PageReading } from '../../../shared/contract/messages.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { problemOf } from '../options/use-loaded.ts';
import type { FirstRunBackend } from './backend.ts';
import { practisedWith } from './first-run-steps.ts';

export interface FirstRunState {
  /** Null until it was asked for once. */
  readonly paired: boolean | null;
  readonly serviceName: string;
  readonly service: RouteReply<'service.read'> | null;
  readonly problem: Problem | null;
  readonly sites: readonly string[];
  readonly openCase: OpenCase | null;
  readonly page: PageReading | null;
  readonly confirmed: boolean;
  readonly practised: SubmissionView | null;
}

const firstState: FirstRunState = {
  paired: null,
  serviceName: '',
  service: null,
  problem: null,
  sites: [],
  openCase: null,
  page: null,
  confirmed: false,
  practised: null,
};

export interface FirstRunActions {
  refresh(): Promise<void>;
  grant(origin: string): Promise<boolean>;
  confirm(): void;
}

const readAgainMs = 1_500;

export function useFirstRun(backend: FirstRunBackend): {
  readonly state: FirstRunState;
  readonly actions: FirstRunActions;
} {
  const [state, setState] = useState(firstState);

  const actions = useMemo(() => {
    const change = (part: Partial<FirstRunState>): void => setState((now) => ({ ...now, ...part }));

    async function readService(): Promise<void> {
      try {
        const { paired, serviceName } = await backend.pairing();
        change({
          paired,
          serviceName: serviceName ?? '',
          ...(paired ? {} : { service: null, problem: null }),
        });
        if (!paired) return;
        const service = await backend.call('service.read', {});
        // What a real service has done is no practice.
        const { submissions } = service.training
          ? await backend.call('submissions.list', { limit: 100 })
          : { submissions: [] };
        change({ service, problem: null, practised: practisedWith(submissions) ?? null });
      } catch (error) {
        change({ service: null, problem: problemOf(error) });
        askAgain(readService);
      }
    }

    /** What could not be had now may be had in a moment; nobody waits at a page in the background. */
    const timers = new Map<() => Promise<void>, ReturnType<typeof setTimeout>>();
    function askAgain(task: () => Promise<void>): void {
      clearTimeout(timers.get(task));
      const ask = (): void => {
        if (!isOver && document.visibilityState === 'visible') void task();
      };
      timers.set(task, setTimeout(ask, readAgainMs));
    }

    let readings = 0;
    let isOver = false;
    async function readCase(): Promise<void> {
      readings += 1;
      const own = readings;
      // A worker that is just starting answers nobody, nor does a tab that is just going elsewhere.
      const [openCase = null] = await backend.openCases().catch(() => []);
      const page = openCase === null ? null : await backend.readCase(openCase.tabId).catch(() => null);
      // A slow answer must not take the place of a later one.
      if (isOver || own !== readings) return;
      change({ openCase, page });
      // Its page may have announced itself before we asked for it.
      if (page === null) askAgain(readCase);
    }

    async function refresh(): Promise<void> {
      const readSites = async (): Promise<void> => change({ sites: await backend.grantedSites() });
      await Promise.all([readSites(), readService(), readCase()]);
    }

    return {
      refresh,
      readService,
      readCase,
      begin: () => {
        isOver = false;
      },
      end: () => {
        isOver = true;
        readings += 1;
      },
      async grant(origin: string) {
        // First thing in the click: the browser's prompt needs the person's gesture.
        const granted = await backend.requestGrant(origin);
        if (granted) await refresh();
        return granted;
      },
      confirm: () => change({ confirmed: true }),
    };
  }, [backend]);

  useEffect(() => {
    const abort = new AbortController();
    actions.begin();
    backend.onChange((news) => {
      if (news.what === 'page') void actions.readCase();
      if (news.what === 'service' || news.what === 'submissions') void actions.readService();
    }, abort.signal);
    // A grant or a pairing made elsewhere is seen when the person comes back to this page.
    document.addEventListener('visibilitychange', () => void actions.refresh(), { signal: abort.signal });
    void actions.refresh();
    return () => {
      abort.abort();
      actions.end();
    };
  }, [backend, actions]);

  return { state, actions };
}
