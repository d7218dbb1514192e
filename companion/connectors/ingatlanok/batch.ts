/**
 * Effects of many submissions in one request (Ingatlanok reference, 5.12; A17, A18, A25 to A27). Position is the only
 * link between entry and answer, 207 says nothing about success, and a batch that breaks off leaves every entry
 * unknown.
 */
import { z } from 'zod';
import { LostAnswer, TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { ApiCall, IngatlanokClient } from './client.ts';
import { type EntryAnswer, errorCodeOf, failureOf } from './errors.ts';
import { createGather, type Settle } from './gather.ts';

interface Entry {
  readonly call: ApiCall;
  readonly signal: AbortSignal;
}
interface Waiting {
  readonly item: Entry;
  readonly done: Settle<EntryAnswer>;
}

const answersSchema = z.array(z.object({ status: z.number(), body: z.unknown() }));

/** Sends an effect alone, or together with whatever else is sent in the same moment. */
export function createBatch(client: IngatlanokClient): (entry: Entry) => Promise<EntryAnswer> {
  /** Kinds of requests of which one went through lately; before that, one is tried alone. */
  const proven = new Set<string>();
  let batchesRefused = false;

  const kindOf = ({ item }: Waiting): string => `${item.call.method} ${item.call.path}`;

  const judge = (entry: Waiting, answer: EntryAnswer): boolean => {
    const isCounted = assumptions.codes.counted.includes(errorCodeOf(answer) ?? 0);
    if (isCounted) proven.delete(kindOf(entry));
    else proven.add(kindOf(entry));
    entry.done.resolve(answer);
    return !isCounted;
  };

  const sendAlone = async (entry: Waiting): Promise<void> => {
    judge(entry, await client.send(entry.item.call, entry.item.signal));
  };

  const sendTogether = async (entries: readonly Waiting[]): Promise<void> => {
    const answer = await client.send(
      { method: 'POST', path: assumptions.batchPath, body: entries.map(toEntry) },
      AbortSignal.any(entries.map((one) => one.item.signal)),
    );
    if (answer.status !== 207) throw refusedBatch(answer);
    const read = answersSchema.safeParse(answer.body);
    if (!read.success || read.data.length !== entries.length) throw new LostAnswer('a batch broke off');
    entries.forEach((entry, index) => {
      const one = read.data[index];
      if (one === undefined) throw new LostAnswer('a batch broke off');
      client.noteCode(errorCodeOf(one));
      judge(entry, one);
    });
  };

  /** A batch that is itself refused was not carried out at all (A26); then everything goes alone. */
  const refusedBatch = (answer: EntryAnswer): Error => {
    const failure = failureOf(answer);
    if (failure instanceof LostAnswer) return failure;
    if (answer.status === 400 || answer.status === 404 || answer.status === 413) {
      batchesRefused = true;
      return new TransientFailure({ code: 'remote-unexpected', params: { status: answer.status } });
    }
    return failure;
  };

  const sendAll = async (entries: readonly Waiting[]): Promise<void> => {
    const rest = [...entries];
    while (rest.length > 0) {
      const [first] = rest;
      if (first === undefined) return;
      const isAlone = rest.length === 1 || batchesRefused || !proven.has(kindOf(first));
      const part = isAlone ? [first] : takeBatch(rest);
      rest.splice(0, part.length);
      try {
        await (part.length === 1 ? sendAlone(first) : sendTogether(part));
      } catch (error) {
        for (const { done } of part) done.reject(error);
        // Whatever held this one up holds up the others as well; they have not been sent.
        const cause = error instanceof LostAnswer ? notSent(error) : error;
        for (const { done } of rest) done.reject(cause);
        return;
      }
    }
  };
  return createGather<Entry, EntryAnswer>((entries) => sendAll(entries));
}

function notSent(cause: LostAnswer): TransientFailure {
  return new TransientFailure({ code: 'remote-unavailable' }, { cause });
}

/** As many from the front as one request may carry. */
function takeBatch(entries: readonly Waiting[]): Waiting[] {
  const part: Waiting[] = [];
  let bytes = 0;
  for (const entry of entries.slice(0, assumptions.mostEntries)) {
    bytes += Buffer.byteLength(JSON.stringify(toEntry(entry)));
    if (part.length > 0 && bytes > assumptions.mostBatchBytes) break;
    part.push(entry);
  }
  return part;
}

function toEntry({ item: { call } }: Waiting): object {
  const query = new URLSearchParams(call.query).toString();
  return {
    method: call.method,
    uri: query === '' ? call.path : `${call.path}?${query}`,
    ...(call.body === undefined ? {} : { body: call.body }),
  };
}
