/* Without a network: a form at the spot keeps what is typed, and its photos, in this browser, and sends
   it once when the network is back. Fields about persons are not kept; signing out clears everything.
   The form's own key makes a second sending do nothing. Everything else works without it. */
'use strict';
(() => {
  const NAME = 'xz-drafts', STORE = 'forms', PROBE = '/health/live';
  const form = document.querySelector('form[data-offline]');
  const wanted = request => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const opened = () => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    return wanted(request);
  };
  const store = async (mode, run) => {
    const base = await opened();
    try {
      return await wanted(run(base.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      base.close();
    }
  };
  const all = () => store('readonly', kept => kept.getAll());
  const keep = entry => store('readwrite', kept => kept.put(entry));
  const drop = id => store('readwrite', kept => kept.delete(id));

  const reachable = async () => {
    if (!navigator.onLine) return false;
    const patience = new AbortController();
    const over = setTimeout(() => patience.abort(), 4000);
    try {
      await fetch(PROBE, { method: 'HEAD', cache: 'no-store', signal: patience.signal });
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(over);
    }
  };

  /* what was sent from here has arrived where another page answers than the form */
  const settle = async path => {
    const from = document.referrer.startsWith(location.origin) ? new URL(document.referrer).pathname : '';
    for (const entry of await all()) {
      if (entry.sent && entry.path === from && entry.path !== path) await drop(entry.id);
    }
  };
  if (!form) {
    if (document.querySelector('script[data-settles]')) settle(location.pathname).catch(() => {});
    return;
  }

  const own = form.dataset.offline, path = location.pathname, id = `${own}|${path}`;
  const note = document.querySelector('[data-offline-note]');
  const guarded = new Set((form.dataset.guarded || '').split(' '));
  const field = name => name.split(/-pick$|-for$/)[0];
  const say = (which, entry) => {
    note.hidden = false;
    note.querySelectorAll('[data-says]').forEach(one => { one.hidden = one.dataset.says !== which; });
    const photos = entry ? entry.files.length : 0;
    note.querySelectorAll('[data-photos]').forEach(one => { one.textContent = String(photos); });
    note.querySelectorAll('[data-at]').forEach(one => {
      one.textContent = entry ? new Date(entry.at).toLocaleString(document.documentElement.lang) : '';
    });
    note.scrollIntoView({ block: 'nearest' });
  };

  const written = () => {
    const values = [], files = [];
    for (const [name, value] of new FormData(form)) {
      if (name === 'csrfmiddlewaretoken' || guarded.has(field(name))) continue;
      if (value instanceof File) {
        if (value.size) files.push([name, value]);
      } else {
        values.push([name, value]);
      }
    }
    return { id, own, path, at: Date.now(), values, files, sent: false };
  };

  const put = entry => {
    for (const [name, value] of entry.values) {
      const found = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      const ticked = found.filter(one => one.type === 'checkbox' || one.type === 'radio');
      ticked.forEach(one => { if (one.value === value) one.checked = true; });
      if (!ticked.length && found.length) found[0].value = value;
    }
    const boxes = new Map();
    for (const [name, file] of entry.files) {
      if (!boxes.has(name)) boxes.set(name, new DataTransfer());
      boxes.get(name).items.add(file);
    }
    boxes.forEach((held, name) => {
      const inputs = [...form.querySelectorAll(`input[type="file"][name="${CSS.escape(name)}"]`)];
      const input = inputs.find(one => one.multiple) || inputs[0];
      if (input) input.files = held.files;
    });
  };

  let going = false, waiting = false;
  const send = async () => {
    const [entry] = (await all()).filter(one => one.id === id);
    if (!entry || !(await reachable())) return;
    put(entry);
    entry.sent = true;
    await keep(entry);
    going = true;
    form.requestSubmit();
  };
  form.addEventListener('submit', async event => {
    if (going) return;
    const button = event.submitter;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    if (await reachable()) {
      going = true;
      form.requestSubmit(button);
      return;
    }
    waiting = false;
    try {
      const entry = written();
      await keep(entry);
      say('kept', entry);
    } catch {
      say('full');
    }
  });
  addEventListener('online', () => send().catch(() => {}));
  note.querySelector('[data-send]').addEventListener('click', () => send().catch(() => {}));
  note.querySelector('[data-drop]').addEventListener('click', async () => {
    await drop(id);
    note.hidden = true;
  });

  (async () => {
    for (const entry of await all()) {
      if (entry.own !== own) await drop(entry.id);
    }
    await settle(path);
    const [entry] = (await all()).filter(one => one.id === id);
    if (entry) {
      entry.sent = false;
      await keep(entry);
      put(entry);
      say('found', entry);
    }
  })().catch(() => {});
})();
