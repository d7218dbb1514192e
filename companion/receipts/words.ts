/** The Czech words of a receipt. */
import type { SubmissionKind, System } from '../../shared/contract/submission.ts';

export const systemNames: Readonly<Record<System, string>> = {
  'portal-drazeb': 'Portál dražeb',
  cud: 'Centrální úřední deska',
  ingatlanok: 'Ingatlanok.hu',
  dochazka: 'Docházka.net',
};

const kinds: Readonly<Record<SubmissionKind, string>> = {
  auction: 'Dražba',
  notice: 'Vyvěšení písemnosti',
  listing: 'Inzerát nemovité věci',
  attendance: 'Záznam docházky',
};

/** Where the action says more than the kind. */
const actions: ReadonlyMap<string, string> = new Map([
  ['auction publish', 'Zveřejnění dražby'],
  ['auction save-draft', 'Uložení rozpracované dražby'],
  ['auction publish-draft', 'Zveřejnění rozpracované dražby'],
  ['auction edit', 'Změna dražby'],
  ['auction copy', 'Rozpracovaná dražba pro nový termín'],
  ['auction delete', 'Smazání rozpracované dražby'],
  ['auction defer', 'Odročení dražby'],
  ['auction cancel', 'Zrušení dražby'],
  ['auction pay', 'Označení dražby za doplacenou'],
  ['auction follow', 'Převzetí dražby ke sledování, nic se neodeslalo'],
  ['notice withdraw', 'Svěšení písemnosti'],
]);

export function nameOfFiling(kind: SubmissionKind, action: string): string {
  return actions.get(`${kind} ${action}`) ?? kinds[kind];
}

const documents: ReadonlyMap<string, string> = new Map([
  ['auction_decree', 'dražební vyhláška'],
  ['expert_report', 'znalecký posudek'],
  ['expert_report_appendix', 'příloha posudku'],
  ['resolution_post', 'usnesení po dražbě'],
  ['resolution_pre', 'usnesení před dražbou'],
  ['resolution_award', 'usnesení o příklepu'],
  ['resolution_overbid', 'usnesení o předražku'],
  ['resolution_paid', 'usnesení o doplacení'],
  ['resolution_defer', 'usnesení o odročení'],
  ['resolution_cancel', 'usnesení o zrušení'],
  ['other_doc', 'jiný dokument'],
  ['initiation_notice', 'oznámení o zahájení'],
  ['image', 'fotografie'],
]);

export function nameOfDocumentType(type: string | null): string {
  return type === null ? '' : (documents.get(type) ?? type);
}

const steps: ReadonlyMap<string, string> = new Map([
  ['create', 'Založení záznamu'],
  ['edit', 'Úprava záznamu'],
  ['attach', 'Připojení dokumentů'],
  ['publish', 'Zveřejnění'],
  ['upload', 'Nahrání dokumentů'],
]);

export function nameOfStep(name: string): string {
  return steps.get(name) ?? name;
}

const number = new Intl.NumberFormat('cs-CZ', { maximumFractionDigits: 1 });

/** `1,4 MB` */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${number.format(bytes / 1024)} kB`;
  return `${number.format(bytes / 1024 / 1024)} MB`;
}
