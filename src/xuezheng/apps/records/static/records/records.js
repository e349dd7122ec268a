/* Ledgers and cases: J and K step through cases; what is typed outlives a sign-in that has run out.
   Everything works without it. */
'use strict';
(() => {
  addEventListener('keydown', event => {
    if (event.target.matches('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'j' && key !== 'k') return;
    const link = document.querySelector('[data-step="' + key + '"]');
    if (link) location.href = link.href;
  });

  /* What is typed stays in this tab while somebody signs in again; fields about persons are not kept.
     It is theirs alone, and goes once another page answers or they sign out. */
  const KEPT = 'xz-typed', form = document.querySelector('form[data-typed]'), note = document.querySelector('[data-typed-note]');
  const told = JSON.parse(sessionStorage.getItem(KEPT) || 'null');
  if (!form || (told && told.own !== form.dataset.typed)) sessionStorage.removeItem(KEPT);
  if (!form) return;
  const own = form.dataset.typed, path = location.pathname, guarded = new Set(form.dataset.guarded.split(' '));
  const ticked = one => ['checkbox', 'radio'].includes(one.type);
  const fields = () => [...form.elements].filter(one => one.name && !['hidden', 'file', 'submit', 'button'].includes(one.type)
    && !guarded.has(one.name.split(/-pick$|-for$/)[0]));
  const said = one => (ticked(one) ? one.checked : one.value);
  const key = one => `${one.name}=${ticked(one) ? one.value : ''}`;
  const begun = new Map(fields().map(one => [key(one), said(one)]));
  if (told && told.own === own && told.path === path && !document.querySelector('.xz-note--wrong')) {
    const typed = fields().filter(one => key(one) in told.values && told.values[key(one)] !== said(one));
    typed.forEach(one => { one[ticked(one) ? 'checked' : 'value'] = told.values[key(one)]; });
    note.hidden = !typed.length;
  }
  addEventListener('pagehide', () => {
    const changed = fields().filter(one => said(one) !== begun.get(key(one)));
    const values = Object.fromEntries(changed.map(one => [key(one), said(one)]));
    if (changed.length) sessionStorage.setItem(KEPT, JSON.stringify({ own, path, values }));
    else sessionStorage.removeItem(KEPT);
  });
})();
