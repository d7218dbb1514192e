/** A notice in one sentence, as a person says what is about to happen. */
import { type NoticeSubmission, papersOf } from './notice.ts';
import { addresseeName } from './notice-addressee.ts';

const wordsOf = {
  cs: {
    post: (type: string, number: string, day: string) => `Vyvěsit ${type} č. j. ${number} dne ${day}`,
    to: (name: string) => `adresát ${name}`,
    nobody: 'bez adresáta',
    papers: (count: number) => `${count} písemnosti`,
    file: 's PDF',
    destroyed: (type: string, number: string) => `Smazat ${type} č. j. ${number} dřív, než bude vyvěšena`,
    archived: (type: string, number: string) => `Předčasně svěsit ${type} č. j. ${number}`,
  },
  en: {
    post: (type: string, number: string, day: string) => `Post ${type} no. ${number} on ${day}`,
    to: (name: string) => `addressee ${name}`,
    nobody: 'no addressee',
    papers: (count: number) => `${count} papers`,
    file: 'with a PDF',
    destroyed: (type: string, number: string) => `Delete ${type} no. ${number} before it is posted`,
    archived: (type: string, number: string) => `Take ${type} no. ${number} down early`,
  },
} as const;

export function summariseNotice(notice: NoticeSubmission, language: 'cs' | 'en'): string {
  const words = wordsOf[language];
  if (notice.action === 'withdraw') return words[notice.expected](notice.type, notice.number);
  const papers = papersOf(notice);
  const [year, month, day] = notice.postOn.split('-').map(Number);
  const shownDay = language === 'cs' ? `${day}. ${month}. ${year}` : notice.postOn;
  const name = addresseeName(notice.addressee);
  return [
    words.post(notice.type, notice.number, shownDay),
    name === '' ? words.nobody : words.to(name),
    ...(papers.length > 1 ? [words.papers(papers.length)] : []),
    ...(papers.some((paper) => paper.file !== undefined) ? [words.file] : []),
  ].join(', ');
}
