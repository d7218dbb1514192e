/** Words of the pill. Its own small catalogue: every granted page pays for it, so the panel's is not loaded here. */
import type { Pill } from '../../../shared/contract/messages.ts';

interface PillText {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
  readonly tone: 'idle' | 'ok' | 'busy' | 'attention' | 'refused';
}

type Words = Readonly<Record<Exclude<Pill['state'], 'hidden'>, readonly [text: string, tooltip: string]>>;

const words: Readonly<Record<Pill['language'], Words>> = {
  cs: {
    read: ['{mark}', 'Spis {mark} je přečten. Kliknutím otevřete panel.'],
    missing: ['chybí {count}', 'Spis {mark}: údajů, které chybí k odeslání: {count}.'],
    ready: ['připraveno', 'Spis {mark} je připraven k odeslání.'],
    held: ['{seconds} s', 'Spis {mark} se odešle za {seconds} s. V panelu lze vrátit zpět.'],
    sending: ['{step}/{steps}', 'Spis {mark} se odesílá, krok {step} z {steps}.'],
    waiting: ['ve frontě', 'Odeslání spisu {mark} čeká ve frontě.'],
    done: ['zveřejněno {time}', 'Dražba ve spisu {mark} byla zveřejněna v {time}.'],
    posted: ['vyvěšeno {time}', 'Písemnost ve spisu {mark} byla vyvěšena v {time}.'],
    listed: ['inzerát {time}', 'Inzerát ke spisu {mark} byl zveřejněn v {time}.'],
    rejected: ['odmítnuto', 'Odeslání spisu {mark} bylo odmítnuto. Otevřete panel a opravte údaj.'],
    unknown: ['rozhodněte', 'U spisu {mark} není jasné, co se odeslalo. Otevřete panel a rozhodněte.'],
    restricted: ['omezený spis', 'Spis je označen jako neveřejný. Nic se odtud neodešle.'],
    'service-missing': ['služba neběží', 'Služba Podatelna neběží. Nic se neodešle.'],
    'service-foreign': [
      'služba neodpovídá',
      'Služba neodpovídá, nebo je na jejím místě něco jiného. Nic jsme neposlali.',
    ],
    'companion-outdated': [
      'stará služba',
      'Služba Podatelna je na tento doplněk příliš stará. Nic se neodešle. Aktualizujte službu.',
    ],
    'extension-outdated': [
      'starý doplněk',
      'Doplněk v prohlížeči je na službu Podatelna příliš starý. Nic se neodešle. Aktualizujte doplněk.',
    ],
    'not-paired': ['nespárováno', 'Prohlížeč není spárován se službou Podatelna. Otevřete panel a spárujte.'],
  },
  en: {
    read: ['{mark}', 'Case {mark} has been read. Click to open the panel.'],
    missing: ['{count} missing', 'Case {mark}: values missing before it can be sent: {count}.'],
    ready: ['ready', 'Case {mark} is ready to send.'],
    held: ['{seconds} s', 'Case {mark} will be sent in {seconds} s. It can be taken back in the panel.'],
    sending: ['{step}/{steps}', 'Case {mark} is being sent, step {step} of {steps}.'],
    waiting: ['queued', 'The filing for case {mark} is queued.'],
    done: ['published {time}', 'The auction of case {mark} was published at {time}.'],
    posted: ['posted {time}', 'The notice of case {mark} was posted at {time}.'],
    listed: ['listing {time}', 'The listing for case {mark} was published at {time}.'],
    rejected: ['refused', 'The filing for case {mark} was refused. Open the panel and correct it.'],
    unknown: ['decide', 'It is unclear what was sent for case {mark}. Open the panel and decide.'],
    restricted: ['restricted case', 'The case is marked as non-public. Nothing is sent from here.'],
    'service-missing': ['service not running', 'The Podatelna service is not running. Nothing is sent.'],
    'service-foreign': [
      'no answer',
      'The service doesn’t answer, or something else is in its place. We sent nothing.',
    ],
    'companion-outdated': [
      'service outdated',
      'The Podatelna service is too old for this extension. Nothing is sent. Update the service.',
    ],
    'extension-outdated': [
      'extension outdated',
      'The extension is too old for the Podatelna service. Nothing is sent. Update the extension.',
    ],
    'not-paired': [
      'not paired',
      'This browser is not paired with the Podatelna service. Open the panel and pair.',
    ],
  },
};

const looks: Readonly<
  Record<Exclude<Pill['state'], 'hidden'>, readonly [icon: string, tone: PillText['tone']]>
> = {
  read: ['–', 'idle'],
  missing: ['✕', 'refused'],
  ready: ['✓', 'ok'],
  held: ['↑', 'busy'],
  sending: ['↑', 'busy'],
  waiting: ['–', 'idle'],
  done: ['✓', 'ok'],
  posted: ['✓', 'ok'],
  listed: ['✓', 'ok'],
  rejected: ['✕', 'refused'],
  unknown: ['?', 'attention'],
  restricted: ['⊘', 'refused'],
  'service-missing': ['!', 'attention'],
  'service-foreign': ['!', 'attention'],
  'companion-outdated': ['!', 'attention'],
  'extension-outdated': ['!', 'attention'],
  'not-paired': ['!', 'attention'],
};

export const practiceWord: Readonly<Record<Pill['language'], string>> = { cs: 'CVIČNĚ', en: 'TRAINING' };

/** After an update of the extension, over a page whose panel was open. */
export const updatedWords: Readonly<
  Record<Pill['language'], { readonly text: string; readonly action: string }>
> = {
  cs: { text: 'Doplněk Podatelna se aktualizoval. Uložený koncept je ve službě.', action: 'Načíst panel' },
  en: {
    text: 'The Podatelna extension was updated. The saved draft is in the service.',
    action: 'Reload panel',
  },
};

function fill(text: string, params: Pill['params']): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : '',
  );
}

/** Icon, text and full sentence of a pill; undefined while it is hidden. */
export function pillText(pill: Pill): PillText | undefined {
  if (pill.state === 'hidden') return undefined;
  const [text, tooltip] = words[pill.language][pill.state];
  const [icon, tone] = looks[pill.state];
  return { icon, tone, text: fill(text, pill.params).trim(), tooltip: fill(tooltip, pill.params) };
}
