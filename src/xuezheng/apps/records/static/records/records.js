/* Ledgers and cases: J and K step through cases. Everything works without it. */
'use strict';
(() => {
  addEventListener('keydown', event => {
    if (event.target.matches('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'j' && key !== 'k') return;
    const link = document.querySelector('[data-step="' + key + '"]');
    if (link) location.href = link.href;
  });
})();
