/** Files on their way over the channel, with lost replies and hostile readers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../shared/channel/bytes.ts';
import type { Channel, UploadRequest } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';
import type { PairingResult } from '../../shared/channel/pairing.ts';
import { oldPieceBytes, pieceBytes } from '../../shared/contract/file-limits.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import {
  createTestCompanion,
  createWire,
  otherOrigin,
  pair,
  problemOf,
  type SentRequest,
  servicePort,
  type TestCompanion,
  type Wire,
} from './test-companion.ts';

let companion: TestCompanion;
let wire: Wire;
let pairing: PairingResult;
let channel: Channel;
beforeEach(async () => {
  companion = createTestCompanion();
  wire = createWire({ [servicePort]: companion.app });
  pairing = await pair(companion, wire);
  wire.sent.length = 0;
  channel = createChannel(async () => pairing, wire.transport, 100);
});
afterEach(() => companion.remove());

const last = (path = '/message'): SentRequest => {
  const found = wire.sent.findLast((one) => one.path === path);
  if (found === undefined) throw new Error(`nothing was sent to ${path}`);
  return found;
};

describe('an upload', () => {
  const size = pieceBytes * 2 + 1000;
  const content = new Uint8Array(size).map((_, index) => index % 251);
  let taken: number[];
  let stored: Uint8Array;

  /** @param most what the companion says a piece may hold; undefined: it is one that doesn't say. */
  async function start(most?: number): Promise<UploadRequest> {
    taken = [];
    stored = new Uint8Array(0);
    companion = createTestCompanion({
      home: companion.home,
      handlers: {
        async 'attachments.begin'({ uploadId }) {
          const takes = most === undefined ? {} : { pieceBytes: most };
          return { uploadId, offset: stored.length, ...takes };
        },
        async 'attachments.finish'({ sha256 }) {
          if ((await sha256Hex(Uint8Array.from(stored))) !== sha256)
            throw new ProblemError({ code: 'attachment-incomplete' });
          return { sha256, size: stored.length, mediaType: 'application/pdf' };
        },
      },
      acceptPiece(_uploadId, offset, bytes) {
        taken.push(offset);
        if (offset > stored.length) throw new ProblemError({ code: 'attachment-incomplete' });
        if (offset + bytes.length > stored.length) {
          const whole = new Uint8Array(offset + bytes.length);
          whole.set(stored);
          whole.set(bytes, offset);
          stored = whole;
        }
        return { offset: stored.length };
      },
    });
    wire.listeners.set(servicePort, companion.app);
    return {
      uploadId: crypto.randomUUID(),
      name: 'vyhláška.pdf',
      documentType: null,
      size,
      sha256: await sha256Hex(content),
      read: async (offset, length) => content.slice(offset, offset + length),
    };
  }

  it('arrives whole, in pieces, with its progress', async () => {
    const request = await start(pieceBytes);
    const progress: number[] = [];
    const file = await channel.upload({ ...request, onProgress: (bytes) => progress.push(bytes) });
    expect(file).toMatchObject({ size, sha256: request.sha256 });
    expect(progress).toEqual([pieceBytes, pieceBytes * 2, size]);
    expect(stored).toEqual(content);
  });

  it.each([
    ['than one that doesn’t say', undefined, oldPieceBytes],
    ['than it says', 300_000, 300_000],
    ['than we ever send', pieceBytes * 4, pieceBytes],
  ])('gives a companion no more %s', async (_name, most, piece) => {
    await channel.upload(await start(most));
    expect(stored).toEqual(content);
    expect(taken).toEqual(Array.from({ length: Math.ceil(size / piece) }, (_, index) => index * piece));
  });

  it('goes on where it was when a reply was lost', async () => {
    const request = await start(pieceBytes);
    let lose = 1;
    wire.onReply = ({ path, reply }) => (path === '/piece' && lose-- > 0 ? '' : reply);
    await channel.upload(request);
    expect(stored).toEqual(content);
    expect(taken).toEqual([0, 0, pieceBytes, pieceBytes * 2]);
  });

  it('reads and seals the next piece while one is under way, one after the other', async () => {
    const request = await start(pieceBytes);
    const events: string[] = [];
    let reading = 0;
    wire.onReply = ({ path, reply }) => {
      if (path === '/piece') events.push('answered');
      return reply;
    };
    await channel.upload({
      ...request,
      read: async (offset, length) => {
        expect(reading).toBe(0);
        reading += 1;
        events.push(`read ${offset / pieceBytes}`);
        const content = await request.read(offset, length);
        reading -= 1;
        return content;
      },
    });
    expect(events).toEqual(['read 0', 'read 1', 'answered', 'read 2', 'answered', 'answered']);
    // Sealed ahead in the session that is still open: no piece was refused and no session opened for it.
    expect(companion.refusals).toEqual([]);
    expect(wire.sent.filter(({ path }) => path === '/hello')).toHaveLength(1);
  });

  it('seals a piece anew that was sealed ahead for a session that has ended', async () => {
    const request = await start(pieceBytes);
    let lose = 1;
    wire.onReply = ({ path, reply }) => (path === '/piece' && lose-- > 0 ? '' : reply);
    await channel.upload(request);
    expect(stored).toEqual(content);
    expect(companion.refusals).toEqual([]);
    expect(wire.sent.filter(({ path }) => path === '/hello')).toHaveLength(2);
  });

  it('drops the piece it has read ahead when the companion goes on elsewhere', async () => {
    const request = await start(pieceBytes);
    const asked: number[] = [];
    let reading = 0;
    const forgetful = createTestCompanion({
      home: companion.home,
      handlers: {
        'attachments.begin': async ({ uploadId }) => ({ uploadId, offset: 0, pieceBytes }),
        'attachments.finish': async ({ sha256 }) => ({ sha256, size, mediaType: 'application/pdf' }),
      },
      acceptPiece: (_id, offset, bytes) => {
        taken.push(offset);
        // Of the second piece it has lost everything before.
        return { offset: taken.length === 2 ? 0 : offset + bytes.length };
      },
    });
    wire.listeners.set(servicePort, forgetful.app);
    channel.forget();
    await channel.upload({
      ...request,
      read: async (offset, length) => {
        expect(reading).toBe(0);
        reading += 1;
        asked.push(offset);
        const bytes = await request.read(offset, length);
        await new Promise((resolve) => setImmediate(resolve));
        reading -= 1;
        return bytes;
      },
    });
    expect(taken).toEqual([0, pieceBytes, 0, pieceBytes, pieceBytes * 2]);
    expect(asked).toEqual([0, pieceBytes, pieceBytes * 2, 0, pieceBytes, pieceBytes * 2]);
  });

  it('goes on where it was when it is begun again', async () => {
    const request = await start(pieceBytes);
    const broken: UploadRequest = {
      ...request,
      read: async (offset, length) => {
        if (offset > 0) throw new Error('the page is gone');
        return content.slice(offset, offset + length);
      },
    };
    await expect(channel.upload(broken)).rejects.toThrow('the page is gone');
    await channel.upload(request);
    expect(taken).toEqual([0, pieceBytes, pieceBytes * 2]);
  });

  it('refuses a piece that comes again, and one from another origin', async () => {
    await channel.upload(await start(pieceBytes));
    const before = taken.length;
    const piece = last('/piece');
    expect((await wire.resend(piece)).status).toBe(403);
    expect((await wire.resend(piece, otherOrigin)).status).toBe(403);
    expect(taken).toHaveLength(before);
    const flipped = Uint8Array.from(piece.body);
    flipped[60] = (flipped[60] ?? 0) ^ 1;
    expect((await wire.resend({ ...piece, body: flipped })).status).toBe(403);
  });

  it('shows neither name nor content', async () => {
    const request = await start(pieceBytes);
    await channel.upload({ ...request, name: 'CANARY.pdf' });
    const start64 = btoa(String.fromCharCode(...content.subarray(0, 30)));
    for (const one of wire.sent) {
      expect(one.text).not.toContain('CANARY');
      expect(one.text).not.toContain(start64);
      expect(Buffer.from(one.body).includes(Buffer.from(content.subarray(0, 30)))).toBe(false);
    }
  });

  const readers: Record<string, UploadRequest['read']> = {
    nothing: async () => new Uint8Array(0),
    'more than was asked for': async (_offset, length) => new Uint8Array(length + 1),
  };
  for (const [name, read] of Object.entries(readers)) {
    it(`ends when the reader gives ${name}`, async () => {
      const request = await start(pieceBytes);
      expect(await problemOf(channel.upload({ ...request, read }))).toMatchObject({
        code: 'attachment-incomplete',
      });
    });
  }

  it('ends when it never moves on', async () => {
    const request = await start(pieceBytes);
    let rounds = 0;
    const stuck = createTestCompanion({
      home: companion.home,
      handlers: { 'attachments.begin': async ({ uploadId }) => ({ uploadId, offset: 0 }) },
      acceptPiece: () => {
        rounds += 1;
        return { offset: 0 };
      },
    });
    wire.listeners.set(servicePort, stuck.app);
    channel.forget();
    expect(await problemOf(channel.upload(request))).toMatchObject({ code: 'attachment-incomplete' });
    expect(rounds).toBe(4);
  });

  it('ends with its signal', async () => {
    const request = await start(pieceBytes);
    const signal = AbortSignal.abort(new Error('closed'));
    await expect(channel.upload(request, signal)).rejects.toThrow('closed');
    expect(taken).toEqual([]);
  });
});
