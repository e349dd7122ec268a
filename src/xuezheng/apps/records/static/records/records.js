/* Ledgers and cases: J and K step through cases; arrows go from a name box to what it may mean.
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
  const offered = box => [...document.querySelectorAll('#' + CSS.escape(box.dataset.pick) + ' input[type=radio]')];
  addEventListener('keydown', event => {
    const box = event.target;
    if (box.matches('input[data-pick]') && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      const picks = offered(box);
      if (!picks.length || (event.key === 'Enter' && picks.some(one => one.checked))) return;
      event.preventDefault();
      picks[0].checked = true;
      picks[0].focus();
    } else if (event.key === 'Enter' && box.matches('.pick__one input')) {
      event.preventDefault();
      box.closest('.pick').querySelector('input[data-pick]').focus();
    }
  });
})();
