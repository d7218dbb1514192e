import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody } from './read-body.ts';

const url = 'http://127.0.0.1:48211/message';

function streamOf(
  chunks: readonly Uint8Array[],
  onCancel: () => void = () => {},
): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const chunk = chunks[next];
        next += 1;
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}

function request(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit); // `duplex` is not in lib.dom
}

describe('reading a body', () => {
  it('gives the bytes whatever pieces they come in, and nothing beyond the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 200 }),
        async (chunks, maxBytes) => {
          const whole = chunks.flatMap((chunk) => [...chunk]);
          for (const into of [undefined, new Uint8Array(maxBytes).fill(9)]) {
            const read = await readBody(request(streamOf(chunks)), maxBytes, into);
            expect(read === undefined ? undefined : [...read]).toEqual(
              whole.length <= maxBytes ? whole : undefined,
            );
          }
        },
      ),
    );
  });

  it('gives no bytes for a request without a body', async () => {
    expect(await readBody(request(null), 10)).toEqual(new Uint8Array(0));
  });

  it('takes a body of exactly the limit', async () => {
    expect(await readBody(request('abcd', { 'content-length': '4' }), 4)).toHaveLength(4);
  });

  const declared = ['5', '1e9', 'abc', '4, 4', '999999999999999999999', 'Infinity', '0x10', 'NaN'];
  for (const length of declared) {
    it(`refuses a declared length of ${length} without reading`, async () => {
      let read = false;
      const body = new ReadableStream(
        {
          pull() {
            read = true;
          },
        },
        { highWaterMark: 0 },
      );
      expect(await readBody(request(body, { 'content-length': length }), 4)).toBeUndefined();
      expect(read).toBe(false);
    });
  }

  it('counts the bytes also where less was declared', async () => {
    expect(await readBody(request('abcdefgh', { 'content-length': '4' }), 4)).toBeUndefined();
  });

  it('stops reading an endless body as soon as it is over the limit', async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(10));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    expect(await readBody(request(endless), 25)).toBeUndefined();
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThanOrEqual(4);
  });

  it('passes on that the sender broke off', async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error('broken off'));
      },
    });
    await expect(readBody(request(broken), 10)).rejects.toThrow('broken off');
  });
});
