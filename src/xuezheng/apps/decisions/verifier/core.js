// Record, chain, tickets and the draw (docs/decisions.md), written without looking at the program that decided.
// SHA-256 (FIPS 180-4), so that nothing of the browser has to be believed.
const K = [], START = [];
for (let n = 2; K.length < 64; n++) {
  if ([...Array(n).keys()].slice(2).some((d) => n % d === 0)) continue;
  if (START.length < 8) START.push((Math.sqrt(n) * 2 ** 32) | 0);
  K.push((Math.cbrt(n) * 2 ** 32) | 0);
}
const turn = (x, n) => (x >>> n) | (x << (32 - n)), W = new Int32Array(64);

function sha256(bytes) {
  const size = bytes.length, whole = new Uint8Array((((size + 8) >> 6) + 1) * 64);
  whole.set(bytes);
  whole[size] = 0x80;
  const view = new DataView(whole.buffer), H = Int32Array.from(START);
  view.setUint32(whole.length - 8, Math.floor(size / 2 ** 29));
  view.setUint32(whole.length - 4, (size * 8) >>> 0);
  for (let at = 0; at < whole.length; at += 64) {
    let [a, b, c, d, e, f, g, h] = H;
    for (let i = 0; i < 64; i++) {
      if (i < 16) W[i] = view.getInt32(at + i * 4);
      else {
        const x = W[i - 15], y = W[i - 2];
        W[i] = W[i - 16] + W[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3))
          + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      }
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => { H[i] = (H[i] + x) | 0; });
  }
  return [...H].map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}

const utf8 = (text) => new TextEncoder().encode(text);
const digest = (text) => sha256(utf8(text));
// Each field is its length in four bytes, then its UTF-8.
function packed(...fields) {
  const parts = fields.map((one) => utf8(String(one)));
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + 4 + one.length, 0));
  let at = 0;
  for (const one of parts) {
    new DataView(whole.buffer).setUint32(at, one.length);
    whole.set(one, at + 4);
    at += 4 + one.length;
  }
  return whole;
}
const hashed = (...fields) => sha256(packed("xuezheng.decision.1", ...fields));

// Order by code points, which is the order of the bytes in UTF-8.
function byPoint(a, b) {
  for (let i = 0; i < a.length && i < b.length; i++) {
    let x = a.charCodeAt(i), y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= 0xd800 && y >= 0xd800) {
      x += x >= 0xe000 ? -0x800 : 0x2000;
      y += y >= 0xe000 ? -0x800 : 0x2000;
    }
    return x - y;
  }
  return a.length - b.length;
}

function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort(byPoint);
  return "{" + keys.map((key) => JSON.stringify(key) + ":" + canonical(value[key])).join(",") + "}";
}

// Tickets: hashes of purpose, list, seed and number; numbers by chance without a remainder that is favoured.
const lot = (...fields) => sha256(packed("xuezheng.draw.1", ...fields));
const listOf = (keys) => lot("list", ...[...keys].sort(byPoint));
const tickets = (purpose, list, seed, keys) => new Map(keys.map((key) => [key, lot("ticket", purpose, list, seed, key)]));
function ordered(purpose, list, seed, keys) {
  const drawn = tickets(purpose, list, seed, keys);
  return [...keys].sort((a, b) => byPoint(drawn.get(a), drawn.get(b)) || byPoint(a, b));
}
function below(bound, ...fields) {
  const span = 1n << 256n, whole = BigInt(bound), limit = span - (span % whole);
  for (let turns = 0; ; turns++) {
    const number = BigInt("0x" + lot("number", ...fields, turns));
    if (number < limit) return Number(number % whole);
  }
}

function listDigest(lists) {
  const values = Object.values(lists);
  const text = values.length === 1 && typeof values[0] === "string";
  return digest(text ? values[0] : canonical(lists));
}

function commitment(record) {
  const { parts, sources, beacon } = record.chance, old = record.replaces;
  return hashed("commitment", record.number, record.engine.key, record.engine.version,
    digest(canonical(record.rules)), listDigest(record.lists),
    old ? old.number : "", old ? old.commitment : "", old ? old.reason : "",
    parts.length, ...parts.flatMap((one) => [one.party, one.commitment]),
    sources.length, ...sources.map((one) => one.source),
    beacon ? beacon.chain : "", beacon ? beacon.round : "");
}

function seed(record, committed) {
  const { parts, sources, beacon } = record.chance;
  const numbers = sources.map((one) => [...one.numbers].sort((a, b) => a - b).map((n) => n + ".").join("") + "/");
  const bytes = beacon ? Uint8Array.from(beacon.signature.match(/../g), (two) => parseInt(two, 16)) : null;
  return hashed("seed", committed, parts.length, ...parts.map((one) => one.secret),
    numbers.length, ...numbers, bytes ? sha256(bytes) : "");
}

// The draw, version 1: the least ticket chooses first.
const entriesOf = (list) => list.split("\n").slice(0, -1).map((line) => {
  const [key, size, group, wishes] = line.split("\t");
  return { key, size: Number(size || 1), group: group || "", wishes: wishes ? wishes.split(",") : null };
});
function draw(terms, drawn) {
  const entries = entriesOf(terms.list), start = [...packed("xuezheng.draw.1", "ticket", terms.purpose, digest(terms.list), drawn)];
  for (const one of entries) one.ticket = sha256(Uint8Array.from(start.concat(...packed(one.key))));
  entries.sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : byPoint(a.key, b.key)));
  const rooms = new Map(terms.places.map((one) => {
    const kept = new Map(Object.entries(one.quotas));
    const open = one.seats - [...kept.values()].reduce((sum, n) => sum + n, 0);
    return [one.place, { ...one, open, kept, extra: 0, shut: false }];
  }));
  const take = (room, { size, group }) => {
    if (room.shut) return "";
    const held = (room.kept.get(group) || 0) >= size, free = room.open >= size;
    if (held && (terms.quotas === "reserved_first" || !free)) {
      room.kept.set(group, room.kept.get(group) - size);
      return "reserved";
    }
    if (free) { room.open -= size; return "open"; }
    if (terms.groups === "extend" && room.open > 0) {
      room.extra += size - room.open;
      room.open = 0;
      return "extra";
    }
    if (terms.groups === "stop" && room.open > 0) room.shut = true;
    return "";
  };
  const pass = (opened) => {
    for (const one of entries.filter((entry) => !entry.kind)) {
      for (const wish of one.wishes || rooms.keys()) {
        const kind = take(rooms.get(wish), one);
        if (kind) { one.kind = kind === "open" ? opened : kind; one.place = wish; break; }
      }
    }
  };
  const left = (room) => [...room.kept.values()].reduce((sum, n) => sum + n, 0);
  pass("open");
  if (terms.unused === "release" && [...rooms.values()].some(left)) {
    for (const room of rooms.values()) { room.open += left(room); room.kept.clear(); }
    pass("released");
  }
  let waited = 0;
  const rows = entries.map((one) => {
    const kind = one.kind || (terms.waiting === null || ++waited <= terms.waiting ? "waiting" : "out");
    return `${one.ticket.slice(0, 16)}\t${one.key}\t${kind}\t${one.place || ""}\n`;
  });
  const places = [...rooms.values()].map((room) => {
    const inside = entries.filter((one) => one.place === room.place);
    return { place: room.place, seats: room.seats, given: inside.reduce((sum, one) => sum + one.size, 0),
      extra: room.extra, left: room.open + left(room), last: inside.length ? entries.indexOf(inside.at(-1)) + 1 : 0 };
  });
  return { rows: rows.join(""), places };
}
