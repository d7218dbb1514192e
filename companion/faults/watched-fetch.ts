/** The companion's way to a remote, with a kill point before each request leaves and after each answer came. */
import type { KillPoints } from './kill-points.ts';

/** Names a request to the sandbox under test, which then can say that it holds its answer back. */
export const requestHeader = 'x-request-under-test';

export interface WatchedFetch {
  readonly fetch: typeof fetch;
  /** Requests under way. */
  asking(): string[];
}

/** @param send what carries a request out. */
export function watchFetch(
  points: KillPoints,
  life: number,
  send: (request: Request) => Promise<Response>,
  changed: () => void,
): WatchedFetch {
  const asking = new Set<string>();
  let count = 0;
  return {
    asking: () => [...asking],
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const name = `${request.method} ${new URL(request.url).pathname.replace(/[A-Za-z]{5,6}\.json$/, '*.json')}`;
      points.pass(`before ${name}`);
      count += 1;
      const id = `${life}-${count}`;
      request.headers.set(requestHeader, id);
      asking.add(id);
      changed();
      try {
        const answer = await send(request);
        // Read whole: an answer that breaks off in the middle is a lost one here too.
        const body = await answer.arrayBuffer();
        const { status, headers } = answer;
        return new Response(status === 204 || status === 304 ? null : body, { status, headers });
      } finally {
        asking.delete(id);
        changed();
        points.pass(`after ${name}`);
      }
    },
  };
}
