/** Questions to a person at a terminal. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Terminal {
  ask(question: string): Promise<string>;
  /** What is typed doesn't appear. */
  askHidden(question: string): Promise<string>;
}

interface Streams {
  readonly input: NodeJS.ReadableStream;
  /** Questions go where they don't end up in a redirected answer. */
  readonly output: NodeJS.WritableStream;
}

export function createTerminal({ input, output }: Streams): Terminal {
  const askWith = (question: string, echo: NodeJS.WritableStream): Promise<string> =>
    new Promise((resolve, reject) => {
      // As a terminal: the line editor turns the system's own echo off and shows what is typed itself, or not.
      const lines = createInterface({
        input,
        output: echo,
        terminal: true,
        historySize: 0,
        prompt: question,
      });
      // Only now: whoever sees the question must not type into the system's echo.
      if (echo === output) lines.prompt();
      else output.write(question);
      const ended = (): void => reject(new Error('Nothing was entered.'));
      lines.once('close', ended);
      lines.once('SIGINT', () => lines.close());
      lines.once('line', (line) => {
        lines.off('close', ended);
        lines.close();
        if (echo !== output) output.write('\n');
        resolve(line);
      });
    });
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  return {
    ask: (question) => askWith(question, output),
    askHidden: (question) => askWith(question, silent),
  };
}

/** Asks until the same was typed twice. An empty answer is an answer. */
export async function askNewPassphrase(terminal: Terminal, say: (line: string) => void): Promise<string> {
  for (;;) {
    const first = await terminal.askHidden('New passphrase for the vault: ');
    if (first === '' || first === (await terminal.askHidden('Once more: '))) return first;
    say('These two differ.');
  }
}
