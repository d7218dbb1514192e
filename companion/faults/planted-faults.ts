/**
 * Faults put into the companion on purpose, for the control run only: a harness that finds nothing must be able to
 * find something. Each stands for a way such a program can be wrong.
 */
import { z } from 'zod';

export type Send = (request: Request) => Promise<Response>;

/** Where a planted fault sits: between companion and remote, or between companion and database. */
interface PlantedFault {
  readonly send?: (send: Send) => Send;
  readonly statement?: (sql: string) => string;
  /** What is done in place of a commit, by what the transaction has written (`insert steps`). */
  readonly commit?: (written: readonly string[]) => 'COMMIT' | 'ROLLBACK';
  /** In place of the milliseconds that have passed. */
  readonly elapsed?: (ms: number, now: number) => number;
  /** In place of bringing a file to the disk. */
  readonly syncFile?: (handle: number) => void;
}

export const plantedFaults = {
  /** A create whose answer was lost is sent again at once. */
  'blind-retry': { send: retryBlindly },
  /** "Stored" is answered although nothing was kept. */
  'forgets-stored': {
    commit: (written) => (written.includes('insert submissions') ? 'ROLLBACK' : 'COMMIT'),
  },
  /** The first readings that show nothing count as proof, right after the loss. */
  'no-settling': {
    elapsed: (ms) => ms * 1_000,
    statement: (sql) => sql.replace('absentReadings = ?', 'absentReadings = 1 + ?'),
  },
  /** Settling is measured by the machine's clock, which somebody may set. */
  'trusts-the-clock': { elapsed: (_ms, now) => now },
  /** A request to stop is answered and forgotten. */
  'forgets-stop': { statement: (sql) => sql.replace('stopRequested = ?', 'stopRequested = 0 * ?') },
  /** Intents are not in the journal when the call leaves. */
  'forgets-intents': { commit: (written) => (written.includes('insert steps') ? 'ROLLBACK' : 'COMMIT') },
  /** The look before a create sees nothing. */
  'looks-away': { send: lookAway },
  /** The last document is never attached, and the comparison believes it is there. */
  'drops-attachment': { send: dropAttachment },
  /** Commits may be lost in a power cut. */
  'unsynced-database': { statement: (sql) => sql.replace('synchronous = FULL', 'synchronous = OFF') },
  /** Documents may be lost in a power cut. */
  'unsynced-files': { syncFile: () => {} },
} as const satisfies Record<string, PlantedFault>;

export type Plant = keyof typeof plantedFaults;
export const plants = Object.keys(plantedFaults) as [Plant, ...Plant[]]; // keys of the table above

export function plantedFault(plant: Plant | null): PlantedFault {
  return plant === null ? {} : plantedFaults[plant];
}

function isCreate(request: Request): boolean {
  return request.method === 'POST' && request.url.includes('/new/');
}

function retryBlindly(send: Send): Send {
  return async (request) => {
    if (!isCreate(request)) return send(request);
    const again = request.clone();
    try {
      const answer = await send(request);
      return answer.status >= 500 ? await send(again) : answer;
    } catch {
      return send(again); // this is the planted fault
    }
  };
}

function lookAway(send: Send): Send {
  return async (request) => {
    const isList = new URL(request.url).pathname === '/admin/auctions.json';
    return isList ? Response.json({ '@count': 0 }) : send(request);
  };
}

const createBody = z.looseObject({
  documents: z.array(z.looseObject({ file: z.looseObject({ name: z.string() }), document_type: z.string() })),
});
const record = z.looseObject({ documents: z.record(z.string(), z.unknown()) });

function dropAttachment(send: Send): Send {
  const dropped: Record<string, unknown> = {};
  return async (request) => {
    if (isCreate(request)) {
      const body = createBody.parse(await request.json());
      const last = body.documents.length > 1 ? body.documents.pop() : undefined;
      if (last !== undefined) {
        dropped.dropped = {
          hash: 'dropped',
          original_name: last.file.name,
          document_type: last.document_type,
        };
      }
      return send(new Request(request, { body: JSON.stringify(body) }));
    }
    const answer = await send(request);
    if (!answer.headers.get('content-type')?.includes('json')) return answer;
    const text = await answer.text();
    const read = record.safeParse(JSON.parse(text));
    const { status } = answer;
    if (!read.success) return new Response(text, { status });
    const documents = { ...read.data.documents, ...dropped };
    return Response.json({ ...read.data, documents }, { status });
  };
}
