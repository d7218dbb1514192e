/** CÚD as the connector and the follower of notices read it. */
import type { Clock } from '../../clock.ts';
import { TransientFailure, VersionUnknown } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { type CudClient, type CudClientOptions, CudRefusal, createCudClient } from './client.ts';
import {
  type BoardConfirmation,
  type BoardRecord,
  type CodeLists,
  confirmationsSchema,
  infoSchema,
  pdfInJson,
  readCodeLists,
  readNotice,
  readNotices,
} from './schema.ts';

export interface OwnNotices {
  readonly records: readonly BoardRecord[];
  readonly damaged: boolean;
}

export interface CudBoard {
  readonly client: CudClient;
  readonly clock: Pick<Clock, 'now' | 'uuid'>;
  /** R1. @throws VersionUnknown for a version this companion doesn't know: then nothing is sent. */
  checkVersion(signal: AbortSignal): Promise<string>;
  /** R5: everything the office posted, also by other hands. */
  readOwn(signal: AbortSignal): Promise<OwnNotices>;
  /** R6: documents with a confirmation nobody has fetched. */
  readUncollected(signal: AbortSignal): Promise<readonly BoardRecord[]>;
  /** R3: undefined when it isn't there. @throws CudRefusal (403 for another office's). */
  readNotice(cudid: string, signal: AbortSignal): Promise<BoardRecord | undefined>;
  /** R7. */
  readConfirmations(cudid: string, signal: AbortSignal): Promise<readonly BoardConfirmation[]>;
  /** R8: marks the confirmation as collected for the whole office; the PDF's bytes. */
  collectConfirmation(cudid: string, type: string, signal: AbortSignal): Promise<Uint8Array>;
  /** R9, read once a day; empty where it can't be read. */
  readCodeLists(signal: AbortSignal): Promise<CodeLists>;
}

export function createCudBoard(
  options: CudClientOptions & { readonly clock: Pick<Clock, 'now' | 'wait' | 'uuid'> },
): CudBoard {
  const client = createCudClient(options);
  const { clock } = options;
  let version: { readonly text: string; readonly readAt: number } | undefined;
  let codeLists: { readonly lists: CodeLists; readonly readAt: number } | undefined;
  const isFresh = (one: { readonly readAt: number } | undefined, ms: number): boolean =>
    one !== undefined && clock.now() - one.readAt < ms;

  const readList = async (path: string, signal: AbortSignal): Promise<OwnNotices> => {
    const list = readNotices(await client.read(path, signal));
    if (list === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
    return list;
  };

  return {
    client,
    clock,
    checkVersion: async (signal) => {
      if (version === undefined || !isFresh(version, assumptions.versionStaysFreshMs)) {
        const info = infoSchema.safeParse(await client.read(assumptions.infoPath, signal));
        version = { text: info.success ? info.data.verze.trim() : '', readAt: clock.now() };
      }
      const { text } = version;
      const [, short = ''] = /^v?(\d{1,3}\.\d{1,3})(?:\.\d{1,5})?$/i.exec(text) ?? [];
      if (assumptions.knownVersions.includes(short)) return text;
      version = undefined;
      throw new VersionUnknown({ code: 'remote-version-unknown', params: { version: text.slice(0, 20) } });
    },
    readOwn: (signal) => readList(assumptions.ownPath, signal),
    readUncollected: async (signal) => (await readList(assumptions.uncollectedPath, signal)).records,
    readNotice: async (cudid, signal) => {
      try {
        const record = readNotice(await client.read(assumptions.noticePath(cudid), signal));
        if (record === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
        return record;
      } catch (error) {
        if (error instanceof CudRefusal && error.status === 404) return undefined;
        throw error;
      }
    },
    readConfirmations: async (cudid, signal) => {
      const body = await client.read(assumptions.confirmationsPath(cudid), signal);
      const read = confirmationsSchema.safeParse(body);
      if (!read.success) throw new TransientFailure({ code: 'remote-unexpected' });
      return read.data;
    },
    collectConfirmation: async (cudid, type, signal) => {
      const answer = await client.readFile(assumptions.confirmationPath(cudid, type), signal);
      const bytes = pdfOf(answer.bytes, answer.text);
      if (bytes === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
      return bytes;
    },
    readCodeLists: async (signal) => {
      if (codeLists === undefined || !isFresh(codeLists, assumptions.codeListsStayFreshMs)) {
        const lists = readCodeLists(await client.read(assumptions.codeListsPath, signal));
        codeLists = { lists, readAt: clock.now() };
      }
      return codeLists.lists;
    },
  };
}

/** A PDF whatever its `Content-Type` says, or the one in a JSON answer (CU-14); one cut short is none. */
function pdfOf(bytes: Uint8Array, text: string): Uint8Array | undefined {
  const pdf = startsAsPdf(bytes) ? bytes : pdfInJson(parse(text));
  return pdf !== undefined && startsAsPdf(pdf) && endsAsPdf(pdf) ? pdf : undefined;
}

function startsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

function endsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-1024)).toString('latin1').includes('%%EOF');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // neither PDF nor JSON: the caller says that the answer is unexpected
  }
}
