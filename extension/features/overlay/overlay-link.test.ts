import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOverlayLink, type FromHost, type HostReport, type ToHost } from './overlay-link.ts';

const report: HostReport = { sound: true, stillMs: 900, onTop: false, alone: false };
let host: MessagePort;
let panel: MessagePort;

beforeEach(() => {
  const channel = new MessageChannel();
  host = channel.port1;
  panel = channel.port2;
});
afterEach(() => {
  host.close();
  panel.close();
});

const say = (message: FromHost): void => host.postMessage(message);
const answerWith = (answer: (ask: number) => void): void => {
  host.onmessage = ({ data }: MessageEvent<ToHost>) => answer(data.ask);
};

describe('the line to the content script', () => {
  it('gives the report that was asked for', async () => {
    answerWith((ask) => say({ what: 'report', ask, report }));
    expect(await createOverlayLink(panel).report(1000)).toEqual(report);
  });

  it('gives each question its own answer', async () => {
    const asks: number[] = [];
    answerWith((ask) => {
      asks.push(ask);
      if (asks.length < 2) return;
      for (const one of asks.toReversed())
        say({ what: 'report', ask: one, report: { ...report, stillMs: one } });
    });
    const link = createOverlayLink(panel);
    const [first, second] = await Promise.all([link.report(1000), link.report(1000)]);
    expect([first?.stillMs, second?.stillMs]).toEqual(asks);
  });

  it('takes silence for no answer: a page that blocks its thread proves nothing', async () => {
    expect(await createOverlayLink(panel).report(20)).toBeUndefined();
  });

  it('takes no answer to another question', async () => {
    answerWith((ask) => say({ what: 'report', ask: ask + 1, report }));
    expect(await createOverlayLink(panel).report(50)).toBeUndefined();
  });

  it('tells of movement until the panel goes away', async () => {
    const link = createOverlayLink(panel);
    const life = new AbortController();
    const moved = vi.fn();
    link.onMoved(moved, life.signal);
    say({ what: 'moved' });
    await vi.waitFor(() => expect(moved).toHaveBeenCalledOnce());
    life.abort();
    answerWith((ask) => say({ what: 'report', ask, report }));
    say({ what: 'moved' });
    await link.report(1000);
    expect(moved).toHaveBeenCalledOnce();
  });
});
