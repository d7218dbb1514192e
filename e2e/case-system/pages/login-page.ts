import { html } from 'hono/html';
import { office } from '../cases/office.ts';
import { type Markup, shell } from './layout.ts';

export type LoginNotice = 'none' | 'wrong-password' | 'session-expired' | 'logged-out';

const sentences: Record<LoginNotice, string> = {
  none: '',
  'wrong-password': 'Přihlášení se nezdařilo: nesprávné uživatelské jméno nebo heslo.',
  'session-expired': 'Platnost přihlášení vypršela. Přihlaste se prosím znovu.',
  'logged-out': 'Byli jste odhlášeni.',
};

/** The login form; `returnTo` is a local path already checked. */
export function loginPage(notice: LoginNotice, returnTo: string, user = ''): Markup {
  const sentence = sentences[notice];
  return shell(
    'Přihlášení',
    html`<main class="prihlaseni">
  <form method="post" action="/prihlaseni">
    <h1><b>EXIS</b> Spisová služba</h1>
    <p class="urad">${office.name}</p>
    ${sentence === '' ? '' : html`<p class="${notice === 'logged-out' ? 'zprava' : 'zprava chyba'}" role="alert">${sentence}</p>`}
    <input type="hidden" name="zpet" value="${returnTo}">
    <label for="uzivatel">Uživatelské jméno</label>
    <input id="uzivatel" name="uzivatel" value="${user}" autocomplete="username" required autofocus>
    <label for="heslo">Heslo</label>
    <input id="heslo" name="heslo" type="password" autocomplete="current-password" required>
    <label for="databaze">Databáze</label>
    <select id="databaze" name="databaze"><option>spis_prod</option><option>spis_skoleni</option></select>
    <button type="submit" class="hlavni">Přihlásit</button>
  </form>
  <p class="verze">verze 5.12.4 · podpora 519 000 199</p>
</main>`,
    'bez-ramu',
  );
}
