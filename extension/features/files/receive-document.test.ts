import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex, toBase64, utf8 } from '../../../shared/channel/bytes.ts';
import type { Channel, UploadRequest } from '../../../shared/channel/channel.ts';
import { isProblemError, type Problem } from '../../../shared/contract/problems.ts';
import { openInbox } from './open-inbox.ts';

const sendMessage = vi.hoisted(() => vi.fn());
vi.mock('../../platform/browser.ts', () => ({ browser: { tabs: { sendMessage } } }));
const { acceptFilePort, receiveDocument } = await import('./receive-document.ts');
type Port = Parameters<typeof openInbox>[0];

const content = utf8('%PDF-1.7 content');
const head = { what: 'head', name: 'a.pdf', size: content.length, sha256: await sha256Hex(content) };
const wanted = {
  href: 'https://spis.urad.cz/d/1',
  name: 'Vyhláška',
  documentType: 'auction_decree',
} as const;

/** The frame's end of a port: answers as the test says. */
function createFrame(
  transferId: string,
  answer: (offset: number, length: number) => unknown,
  first: unknown = head,
) {
  const heard: ((message: unknown) => void)[] = [];
  const closed: (() => void)[] = [];
  let open = true;
  const port = {
    name: `file:${transferId}`,
    postMessage: ({ offset, length }: { offset: number; length: number }) => {
      const message = answer(offset, length);
      for (const listener of heard) listener(message);
    },
    onMessage: { addListener: (listener: (message: unknown) => void) => heard.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => closed.push(listener) },
    disconnect: () => {
      open = false;
    },
  };
  return {
    port: port as unknown as Port, // the parts a transfer uses
    isOpen: () => open,
    speak: (message: unknown = first) => {
      for (const listener of heard) listener(message);
    },
    leave: () => {
      for (const listener of closed) listener();
    },
  };
}

const honest = (offset: number, length: number): unknown => ({
  what: 'piece',
  offset,
  base64: toBase64(content.subarray(offset, offset + length)),
});

let uploaded: Uint8Array[];
const channel = {
  async upload(request: UploadRequest) {
    uploaded = [];
    for (let offset = 0; offset < request.size; offset += 8) {
      uploaded.push(await request.read(offset, Math.min(8, request.size - offset)));
      request.onProgress?.(offset);
    }
    return { sha256: request.sha256, size: request.size, mediaType: 'application/pdf' };
  },
} as unknown as Channel; // the one part a transfer uses

/** Tab 7 takes the request; its frame opens a port and answers so. */
function frameAnswers(answer = honest, first: unknown = head, tabId = 7): void {
  sendMessage.mockImplementation(async (_tab: number, { message }: { message: { transferId: string } }) => {
    const frame = createFrame(message.transferId, answer, first);
    acceptFilePort(frame.port, openInbox(frame.port), tabId);
    frame.speak();
    return true;
  });
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => new Error('it was answered'),
    (reason: unknown) => reason,
  );
  if (!isProblemError(error)) throw error;
  return error.problem;
}
/** Ids of the transfers the page was asked for. */
const askedIds = (): string[] =>
  sendMessage.mock.calls.map(
    ([, asked]: { message: { transferId: string } }[]) => asked?.message.transferId ?? '',
  );
const receive = () => receiveDocument(channel, 7, wanted, () => {});

beforeEach(() => {
  vi.useFakeTimers();
  uploaded = [];
});
afterEach(() => {
  vi.useRealTimers();
  sendMessage.mockReset();
});

describe('a document of a page', () => {
  it('goes to the companion piece by piece, as it is', async () => {
    frameAnswers();
    expect(await receive()).toMatchObject({ name: 'a.pdf', size: content.length, sha256: head.sha256 });
    expect(Buffer.concat(uploaded)).toEqual(Buffer.from(content));
    expect(sendMessage.mock.calls[0]?.[1]).toMatchObject({ to: 'page.fetch-document', message: wanted });
  });

  it('is asked for under another id every time', async () => {
    frameAnswers();
    await receive();
    await receive();
    expect(new Set(askedIds()).size).toBe(2);
  });
});

describe('a page that is gone', () => {
  const gone: Record<string, () => unknown> = {
    'answers nothing': () => Promise.resolve(undefined),
    'answers something else': () => Promise.resolve({ ok: true }),
    'can not be reached': () => Promise.reject(new Error('Could not establish connection')),
  };
  for (const [name, answer] of Object.entries(gone)) {
    it(`because it ${name}`, async () => {
      sendMessage.mockImplementation(answer);
      expect(await problemOf(receive())).toMatchObject({ code: 'page-gone', field: 'attachments' });
    });
  }

  it('because its port never comes', async () => {
    sendMessage.mockResolvedValue(true);
    const problem = problemOf(receive());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await problem).toMatchObject({ code: 'page-gone' });
  });

  it('because its port comes too late: it is closed', async () => {
    sendMessage.mockResolvedValue(true);
    const problem = problemOf(receive());
    await vi.advanceTimersByTimeAsync(10_000);
    await problem;
    const late = createFrame(askedIds()[0] ?? '', honest);
    acceptFilePort(late.port, openInbox(late.port), 7);
    expect(late.isOpen()).toBe(false);
  });

  it('in the middle of it', async () => {
    sendMessage.mockImplementation(async (_tab: number, { message }: { message: { transferId: string } }) => {
      const frame = createFrame(message.transferId, () => undefined);
      frame.port.postMessage = () => frame.leave();
      acceptFilePort(frame.port, openInbox(frame.port), 7);
      frame.speak();
      return true;
    });
    expect(await problemOf(receive())).toMatchObject({ code: 'page-gone' });
  });
});

describe('a port is closed at once', () => {
  it('when nobody asked for it', () => {
    for (const id of ['', 'x', '__proto__', '11111111-2222-4333-8444-555555555555']) {
      const frame = createFrame(id, honest);
      acceptFilePort(frame.port, openInbox(frame.port), 7);
      expect(frame.isOpen()).toBe(false);
    }
  });

  it('when it comes from another tab, and the right one is still waited for', async () => {
    sendMessage.mockImplementation(async (_tab: number, { message }: { message: { transferId: string } }) => {
      const other = createFrame(message.transferId, honest);
      acceptFilePort(other.port, openInbox(other.port), 8);
      expect(other.isOpen()).toBe(false);
      const own = createFrame(message.transferId, honest);
      acceptFilePort(own.port, openInbox(own.port), 7);
      own.speak();
      return true;
    });
    expect(await receive()).toMatchObject({ size: content.length });
  });

  it('when it is the second for the same document', async () => {
    sendMessage.mockImplementation(async (_tab: number, { message }: { message: { transferId: string } }) => {
      const first = createFrame(message.transferId, honest);
      const second = createFrame(message.transferId, honest);
      acceptFilePort(first.port, openInbox(first.port), 7);
      acceptFilePort(second.port, openInbox(second.port), 7);
      expect(second.isOpen()).toBe(false);
      first.speak();
      return true;
    });
    await receive();
  });
});

describe('a frame that does not do as it was asked', () => {
  const wrongAnswers: Record<string, (offset: number, length: number) => unknown> = {
    'sends another piece': (offset, length) => ({
      ...(honest(offset, length) as object),
      offset: offset + 1,
    }),
    'sends no base64': (offset) => ({ what: 'piece', offset, base64: '***' }),
    'sends too much': (offset) => ({ what: 'piece', offset, base64: 'A'.repeat(720_001) }),
    'sends the head again': () => head,
    'sends a text': () => 'piece',
    'sends nothing': () => undefined,
    'sends a piece with a member too many': (offset, length) => ({
      ...(honest(offset, length) as object),
      x: 1,
    }),
    'reports what is not its to say': () => ({
      what: 'problem',
      problem: { code: 'remote-refused', sent: 'public' },
    }),
  };
  for (const [name, answer] of Object.entries(wrongAnswers)) {
    it(`and ${name} is refused`, async () => {
      frameAnswers(answer);
      expect(await problemOf(receive())).toMatchObject({ code: 'attachment-incomplete', sent: 'nothing' });
    });
  }

  const wrongHeads: Record<string, unknown> = {
    'no name': { ...head, name: '' },
    'an endless name': { ...head, name: 'a'.repeat(256) },
    'no size': { ...head, size: 0 },
    'a size that is no whole number': { ...head, size: 1.5 },
    'a hash that is none': { ...head, sha256: 'x' },
    'a piece in its place': { what: 'piece', offset: 0, base64: '' },
  };
  for (const [name, first] of Object.entries(wrongHeads)) {
    it(`and begins with ${name} is refused`, async () => {
      frameAnswers(honest, first);
      expect(await problemOf(receive())).toMatchObject({ code: 'attachment-incomplete' });
    });
  }

  it('has its own reason handed on', async () => {
    frameAnswers(honest, {
      what: 'problem',
      problem: { code: 'attachment-login-page', params: { name: 'a.pdf' } },
    });
    expect(await problemOf(receive())).toMatchObject({
      code: 'attachment-login-page',
      params: { name: 'a.pdf' },
    });
  });

  it('has its port closed in the end', async () => {
    let frame: ReturnType<typeof createFrame> | undefined;
    sendMessage.mockImplementation(async (_tab: number, { message }: { message: { transferId: string } }) => {
      frame = createFrame(message.transferId, () => 'garbage');
      acceptFilePort(frame.port, openInbox(frame.port), 7);
      frame.speak();
      return true;
    });
    await problemOf(receive());
    expect(frame?.isOpen()).toBe(false);
  });
});
