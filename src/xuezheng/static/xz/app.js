/* 学政: pairing, keys, menus, name boxes. Every page stays readable and usable without it. */
'use strict';
(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

  /* plan: a phrase and its target light up together */
  const pairs = new Map();
  all('[data-pair]').forEach(element => {
    const key = element.dataset.pair;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(element);
  });
  const light = (event, on) => {
    const element = event.target.closest && event.target.closest('[data-pair]');
    if (element) (pairs.get(element.dataset.pair) || []).forEach(one => one.classList.toggle('on', on));
  };
  if (pairs.size) {
    ['mouseover', 'focusin'].forEach(name => addEventListener(name, event => light(event, true)));
    ['mouseout', 'focusout'].forEach(name => addEventListener(name, event => light(event, false)));
  }

  /* keys: "/" search, "g" then a letter of the navigation */
  let going = false;
  addEventListener('keydown', event => {
    if (event.target.matches('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === '/') {
      const search = document.querySelector('[data-key="/"]');
      if (search) { event.preventDefault(); search.focus(); }
    } else if (going) {
      const link = all('[data-go]').find(one => one.dataset.go === key);
      if (link) location.href = link.href;
    }
    going = key === 'g';
  });

  /* menus close on Escape and on a click elsewhere; the mistakes of a form come into view */
  const close = except => all('details.xz-menu[open]').forEach(menu => { if (menu !== except) menu.open = false; });
  addEventListener('click', event => close(event.target.closest('details.xz-menu')));
  addEventListener('keydown', event => { if (event.key === 'Escape') close(null); });
  const wrong = document.querySelector('.xz-note--wrong[tabindex]');
  if (wrong) wrong.focus();

  /* signing out clears what forms kept in this browser */
  addEventListener('submit', event => {
    if (!event.target.matches('form[action$="/sign-out/"]')) return;
    sessionStorage.removeItem('xz-typed');
    if (window.indexedDB) indexedDB.deleteDatabase('xz-drafts');
  });

  /* one box ticks all of its table */
  all('[data-all]').forEach(every => every.addEventListener('change', () => {
    all('tbody input[type="checkbox"]', every.closest('table')).forEach(one => { one.checked = every.checked; });
  }));

  /* a file dropped on .xz-drop goes into its file field */
  all('.xz-drop').forEach(area => {
    const field = area.querySelector('input[type="file"]');
    if (!field) return;
    ['dragover', 'dragleave', 'drop'].forEach(name => area.addEventListener(name, event => {
      event.preventDefault();
      area.classList.toggle('on', name === 'dragover');
      if (name === 'drop' && event.dataTransfer.files.length) {
        field.files = event.dataTransfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }));
  });

  /* name boxes: arrows and Enter go to what the words may mean, and back */
  const offered = box => [...document.querySelectorAll('#' + CSS.escape(box.dataset.pick) + ' .pick__one input')];
  addEventListener('keydown', event => {
    const box = event.target;
    if (box.matches('input[data-pick]') && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      const picks = offered(box);
      const several = picks.some(one => one.type === 'checkbox');
      const next = several ? picks.find(one => !one.checked) : picks[0];
      if (!next || (event.key === 'Enter' && (several || picks.some(one => one.checked)))) return;
      event.preventDefault();
      next.checked = !several;
      next.focus();
    } else if (event.key === 'Enter' && box.matches('.pick__one input')) {
      event.preventDefault();
      box.closest('.pick').querySelector('input[data-pick]').focus();
    }
  });

  /* on phones a table loses its head: each bare figure says by itself what it counts */
  document.querySelectorAll('table.stackable').forEach(table => {
    const titles = [...table.querySelectorAll('thead th')].map(one => one.textContent.trim());
    /* figures say what they count; in a table of bare values everything does */
    const named = table.matches('.says-s') ? ':not(.full-s)' : '.num:not(.full-s)';
    table.querySelectorAll('tbody tr').forEach(row => {
      const cells = [...row.cells];
      cells.forEach((cell, at) => {
        if (cell.matches(named) && titles[at] && cells.length === titles.length) cell.dataset.says = titles[at];
      });
      /* what ends a row stands at its end, also where nothing stands before it */
      const placed = cells.filter(one => !one.matches('.full-s, .hide-s'));
      const end = placed.findIndex(one => one.matches('.end-s'));
      if (end >= 0 && end % 2 === 0) placed[end].classList.add('alone-s');
    });
  });
})();
