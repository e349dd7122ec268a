// Admission by choices, version 1 (docs/matching.md): deferred, immediate and parallel; lanes, what falls on, filling up.
{
  const SHOWN = 12;
  function read(given) {
    const names = given.batches.map((one) => one.key), schools = byKey(given.schools), kin = given.siblings || "none";
    const order = given.order || [];
    return {
      marks: given.marks || [], lottery: given.ties === "lottery", kin, schools, batches: given.batches,
      order: [...order, ...schools.map((one) => one.key).filter((key) => !order.includes(key))],
      applicants: byKey(given.applicants).map((one) => ({
        marks: [], band: 1, bands: {}, tags: [], siblings: [], children: 1, adjusts: false, ...one,
        choices: new Map(names.map((name) => [name, Array.isArray(one.choices) ? one.choices : one.choices[name] || []])),
      })),
    };
  }
  const may = (one, lane) => (!lane.admits || one.tags.includes(lane.admits)) && (lane.floor == null || one.marks[0] >= lane.floor);

  // What an applicant stands on at a school, compared from left to right, less is better.
  function claimOf(problem, batch, drawn, one, school, number) {
    const tail = [...one.marks.map((mark) => -mark), drawn[one.key] || ""];
    if (batch.mechanism === "parallel") return [0, one.band, 1, ...tail];
    const related = problem.kin !== "none" && one.siblings.includes(school), band = one.bands?.[school] ?? one.band;
    return [batch.mechanism === "immediate" ? number : 0, related && problem.kin === "first" ? 0 : band, related ? 0 : 1, ...tail];
  }
  const common = (drawn, one) => [0, one.band, 1, ...one.marks.map((mark) => -mark), drawn[one.key] || ""];
  const leftIn = (room) => Math.max(room.seats - room.used, 0);

  function put(room, claim, one) {
    let [low, high] = [0, room.held.length];
    while (low < high) {
      const middle = (low + high) >> 1, other = room.held[middle];
      if (compare([other.claim, other.one.key], [claim, one.key]) < 0) low = middle + 1;
      else high = middle;
    }
    room.held.splice(low, 0, { claim, one });
    room.used += one.children;
  }
  // A lane keeps whoever has fewer than its seats before them; equals go together.
  function trimmed(room, seats) {
    const out = [];
    while (room.held.length) {
      const worst = room.held.at(-1).claim, first = room.held.findIndex((row) => compare(row.claim, worst) === 0);
      const last = room.held.slice(first), weight = last.reduce((sum, row) => sum + row.one.children, 0);
      if (room.used - weight < seats) break;
      room.held.length = first;
      room.used -= weight;
      out.push(...last);
    }
    return out;
  }
  function offered(rooms, claim, one) {
    const pending = [[0, claim, one]], out = [];
    while (pending.length) {
      const [first, mine, who] = pending.pop(), at = rooms.findIndex((room, n) => n >= first && may(who, room.lane));
      if (at < 0) { out.push(who); continue; }
      put(rooms[at], mine, who);
      const seats = rooms.map((room) => room.seats);
      rooms.forEach((room, n) => {
        if (n >= at) for (const row of trimmed(room, seats[n])) pending.push([n + 1, row.claim, row.one]);
        const to = rooms.findIndex((other) => other.lane.key === room.lane.falls_to);
        if (to >= 0) seats[to] += Math.max(seats[n] - room.used, 0);
      });
    }
    return out;
  }
  // Everybody not held asks the next school on the list; schools keep the first of all who asked so far.
  function propose(problem, batch, drawn, open, people) {
    const waiting = [...people], turns = new Map(people.map((one) => [one.key, 0])), found = new Map();
    while (waiting.length) {
      const one = waiting.pop(), choices = one.choices.get(batch.key), number = turns.get(one.key);
      if (number === choices.length) continue;
      turns.set(one.key, number + 1);
      const school = choices[number], rooms = open.get(school);
      if (!rooms) waiting.push(one);
      else waiting.push(...offered(rooms, claimOf(problem, batch, drawn, one, school, number + 1), one));
    }
    for (const room of [...open.values()].flat()) for (const { one } of room.held) found.set(one.key, [room, turns.get(one.key)]);
    return found;
  }
  // One order of all; each takes the first school that still has a seat, equals at once.
  function serve(drawn, open, people, listOf) {
    const queue = sorted(people, (one) => [common(drawn, one), one.key]), found = new Map();
    for (let at = 0; at < queue.length;) {
      const claim = common(drawn, queue[at]), taken = [];
      for (; at < queue.length && compare(common(drawn, queue[at]), claim) === 0; at++) {
        const one = queue[at];
        const hit = listOf(one).flatMap((school, n) => (open.get(school) || []).map((room) => [room, n + 1]))
          .find(([room]) => room.used < room.seats && may(one, room.lane));
        if (hit) taken.push([one, hit]);
      }
      for (const [one, hit] of taken) { put(hit[0], claim, one); found.set(one.key, hit); }
    }
    return found;
  }
  function settle(schools, batch, later) {
    for (const room of schools.flat().filter((one) => one.lane.batch === batch.key)) {
      const to = schools.flat().find((one) => one.school === room.school && one.lane.key === room.lane.falls_to);
      if (!to || (to.lane.batch !== batch.key) !== later) continue;
      const fallen = leftIn(room);
      room.seats -= fallen;
      to.seats += fallen;
    }
  }
  const lineOf = (problem, claim) => (claim === null ? null : { choice: claim[0], band: claim[1], sibling: claim[2] === 0,
    marks: claim.slice(3, 3 + problem.marks.length).map((mark) => 0 - mark), ticket: claim.at(-1) });

  function run(given, seed) {
    const problem = read(given), keys = problem.applicants.map((one) => one.key), placed = new Map();
    const drawn = problem.lottery ? Object.fromEntries(tickets("matching", listOf(keys), seed, keys)) : {};
    const schools = problem.schools.map((school) => school.lanes.map((lane) => (
      { school: school.key, lane, seats: lane.seats, used: 0, held: [], line: null })));
    for (const batch of problem.batches) {
      const people = problem.applicants.filter((one) => !placed.has(one.key) && one.choices.get(batch.key).length);
      const here = schools.map((rooms) => rooms.filter((room) => room.lane.batch === batch.key)).filter((rooms) => rooms.length);
      const open = new Map(here.map((rooms) => [rooms[0].school, rooms]));
      const inside = here.some((rooms) => rooms.some((room) => rooms.some((other) => other.lane.key === room.lane.falls_to)));
      const found = batch.mechanism === "parallel" && !inside
        ? serve(drawn, open, people, (one) => one.choices.get(batch.key)) : propose(problem, batch, drawn, open, people);
      settle(schools, batch, false);
      for (const room of here.flat()) if (!leftIn(room) && room.held.length) room.line = room.held.at(-1).claim;
      if (batch.adjusts) {
        const rest = people.filter((one) => one.adjusts && !found.has(one.key));
        for (const [key, [room]] of serve(drawn, open, rest, () => problem.order)) found.set(key, [room, 0]);
      }
      settle(schools, batch, true);
      for (const [key, [room, number]] of found) placed.set(key, { key, batch: batch.key, school: room.school, lane: room.lane.key, choice: number });
    }
    return {
      placed: keys.map((key) => placed.get(key) || { key, batch: "", school: "", lane: "", choice: 0 }),
      lines: schools.flat().map((room) => ({ school: room.school, lane: room.lane.key, seats: room.seats, taken: room.used, line: lineOf(problem, room.line) })),
      tickets: drawn,
    };
  }

  const outcome = (row) => {
    if (!row.school) return ["未录取", "Not placed"];
    return row.choice ? [`第${row.choice}志愿录取`, `Placed at choice ${row.choice}`] : ["调剂录取", "Placed where seats were left"];
  };
  // The first thing in which a claim falls behind the last one admitted.
  function behind(problem, mine, last) {
    if (mine.choice !== last.choice) return [`列第${mine.choice}志愿，招到第${last.choice}志愿为止`, `choice ${mine.choice}; the last admitted had it as choice ${last.choice}`];
    if (mine.band !== last.band) return [`第${mine.band}顺位，招到第${last.band}顺位为止`, `band ${mine.band}; the last admitted was of band ${last.band}`];
    if (mine.sibling !== last.sibling) return ["同顺位内有兄姐在校者优先", "those with a brother or sister there went first"];
    const at = problem.marks.findIndex((_, n) => mine.marks[n] !== last.marks[n]), name = problem.marks[at];
    if (at >= 0) return [`${name} ${mine.marks[at]}，录取线${last.marks[at]}`, `${name} ${mine.marks[at]}, the line is ${last.marks[at]}`];
    const [a, b] = [mine, last].map((one) => one.ticket.slice(0, SHOWN));
    return [`抽签号${a}…在末位${b}…之后`, `ticket ${a}… comes after the last one, ${b}…`];
  }
  function against(problem, batch, result, one, lane, school, number) {
    if (lane.admits && !one.tags.includes(lane.admits)) return [`只招“${lane.admits}”`, `only for ${lane.admits}`];
    if (!may(one, lane)) return [`${one.marks[0]}低于最低${lane.floor}`, `${one.marks[0]} is below the least, ${lane.floor}`];
    const { line } = result.lines.find((row) => row.school === school && row.lane === lane.key);
    if (line === null) return ["没有名额", "no seats"];
    return behind(problem, lineOf(problem, claimOf(problem, batch, result.tickets, one, school, number)), line);
  }
  function told(given, result, key) {
    const problem = read(given), one = problem.applicants.find((each) => each.key === key), row = result.placed.find((each) => each.key === key);
    if (!one || !row) return null;
    const [zh, en] = outcome(row), at = `${row.school}（${row.lane}）`, own = result.tickets[key];
    const found = [row.school ? [`${zh}：${at}`, `${en}: ${row.school} (${row.lane})`] : [zh, en]];
    if (own) found.push([`抽签号 ${own.slice(0, SHOWN)}…`, `Ticket ${own.slice(0, SHOWN)}…`]);
    for (const batch of problem.batches) {
      const mine = row.batch === batch.key && row.choice;
      for (const [n, school] of one.choices.get(batch.key).entries()) {
        let lanes = problem.schools.find((each) => each.key === school).lanes.filter((lane) => lane.batch === batch.key);
        if (!lanes.length) found.push([`${school}：本批次不招生`, `${school} has no seats in this batch`]);
        const others = lanes.filter((lane) => lane.admits && !one.tags.includes(lane.admits));
        if (others.length > 1) {
          lanes = lanes.filter((lane) => !others.includes(lane));
          if (!(mine && school === row.school)) found.push([`${school}：${others.length}类名额只招其他类别`, `${school}: ${others.length} lanes are only for others`]);
        }
        let here = false;
        for (const lane of lanes) {
          here = mine && school === row.school && lane.key === row.lane;
          if (here) break;
          const why = against(problem, batch, result, one, lane, school, n + 1);
          found.push([`${school}（${lane.key}）：${why[0]}`, `${school} (${lane.key}): ${why[1]}`]);
        }
        if (here) break;
      }
      if (row.batch === batch.key) break;
    }
    return found;
  }
  ENGINES.matching = { version: 1, run, told, read, may, claimOf, common, keyed: ["applicants"] };
}
