import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askNewPassphrase, createTerminal } from './terminal.ts';

function createStreams() {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (text) => {
    shown += String(text);
  });
  return { input, terminal: createTerminal({ input, output }), shown: () => shown };
}

describe('a question at a terminal', () => {
  it('shows nothing of a hidden answer, not even its length', async () => {
    const { input, terminal, shown } = createStreams();
    const asked = terminal.askHidden('Passphrase: ');
    input.write('canary phrase\r');
    expect(await asked).toBe('canary phrase');
    expect(shown()).toBe('Passphrase: \n');
  });

  it('shows what is no secret', async () => {
    const { input, terminal, shown } = createStreams();
    const asked = terminal.ask('username: ');
    input.write('urad\r');
    expect(await asked).toBe('urad');
    expect(shown()).toContain('urad');
  });

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('ends at %s without an answer', async (_name, key) => {
    const { input, terminal } = createStreams();
    const asked = terminal.askHidden('Passphrase: ');
    input.write(key);
    await expect(asked).rejects.toThrow('Nothing was entered.');
  });
});

describe('a new passphrase', () => {
  const answering = (...answers: string[]) => ({
    ask: async () => answers.shift() ?? '',
    askHidden: async () => answers.shift() ?? '',
  });

  it('is asked for until it was typed twice the same', async () => {
    const said: string[] = [];
    const terminal = answering('one phrase', 'another', 'one phrase', 'one phrase');
    expect(await askNewPassphrase(terminal, (line) => said.push(line))).toBe('one phrase');
    expect(said).toEqual(['These two differ.']);
  });

  it('may be left out', async () => {
    expect(await askNewPassphrase(answering(''), () => {})).toBe('');
  });
});
