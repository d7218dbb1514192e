// Tabs, keyboard shortcuts and short messages of the case system.
const tabs = [...document.querySelectorAll('[role="tab"]')];

function showTab(tab, moveFocus) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute('aria-selected', String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    document.getElementById(each.getAttribute('aria-controls')).hidden = !chosen;
  }
  if (moveFocus) tab.focus();
}

function openTab(tab, moveFocus = false) {
  showTab(tab, moveFocus);
  history.replaceState(null, '', `#${tab.dataset.zalozka}`);
}

function showTabOfAddress() {
  const tab = tabs.find((each) => `#${each.dataset.zalozka}` === location.hash);
  if (tab) showTab(tab, false);
}

for (const tab of tabs) {
  tab.addEventListener('click', () => openTab(tab));
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    openTab(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length], true);
  });
}
showTabOfAddress();
addEventListener('hashchange', showTabOfAddress);

// Editing opens the read-only controls; saving closes them. Nothing is kept beyond the page.
for (const button of document.querySelectorAll('[data-uprava]')) {
  button.addEventListener('click', () => {
    for (const control of document.querySelectorAll('.panel input, .panel textarea')) {
      control.readOnly = button.dataset.uprava === 'konec';
    }
  });
}

// The tab asked for survives the login: a redirect keeps the fragment of the form's address.
const login = document.querySelector('.prihlaseni form');
if (login) login.action += location.hash;

let messageTimer = 0;
for (const button of document.querySelectorAll('[data-hlaska]')) {
  button.addEventListener('click', () => {
    const box = document.getElementById('hlaska');
    box.textContent = button.dataset.hlaska;
    box.hidden = false;
    clearTimeout(messageTimer);
    messageTimer = setTimeout(() => {
      box.hidden = true;
    }, 4000);
  });
}

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    const search = document.getElementById('hledat');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const number = /^Digit([1-5])$/.exec(event.code)?.[1];
  const tab = number && tabs[Number(number) - 1];
  if (tab) {
    event.preventDefault();
    openTab(tab, true);
  } else if (event.code === 'KeyL') {
    event.preventDefault();
    location.assign('/spisy');
  }
});
