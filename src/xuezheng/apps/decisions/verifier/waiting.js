// Who waits and comes in where a seat is given up (docs/decisions.md): nobody who has a seat moves.
{
  // Each giving up in turn; taken says who takes what somebody left, from seats and waiting as they stand.
  function filled(seats, waiting, gone, taken) {
    return gone.map((key) => {
      const at = waiting.indexOf(key), place = seats.get(key);
      if (at >= 0) { waiting.splice(at, 1); return { key, place: "", took: [] }; }
      need(place, `${key}没有学位 has no seat`);
      seats.delete(key);
      const took = taken(key, place);
      for (const one of took) { waiting.splice(waiting.indexOf(one), 1); seats.set(one, place); }
      return { key, place, took };
    });
  }
  // From the front of a queue, those alike at once, while anything is left.
  function front(queue, alike, left, worth) {
    const took = [];
    for (let at = 0; at < queue.length && left.now > 0;) {
      const name = alike(queue[at]);
      for (; at < queue.length && compare(alike(queue[at]), name) === 0; at++) {
        left.now -= worth(queue[at]);
        took.push(queue[at]);
      }
    }
    return took;
  }

  ENGINES.points.fill = (given, result, gone) => {
    const problem = ENGINES.points.read(given), ranks = new Map(result.order.map((row) => [row.key, row.rank]));
    const totals = new Map(result.scores.map((one) => [one.key, fraction(one.total)])), choices = new Map(problem.applicants.map((one) => [one.key, one.choices]));
    const least = new Map(problem.schools.map((one) => [one.key, one.least])), left = new Map(Object.entries(result.cutoffs).map(([key, row]) => [key, { now: row.left }]));
    const waiting = result.order.filter((row) => !row.place).map((row) => row.key), seats = new Map(result.order.filter((row) => row.place).map((row) => [row.key, row.place]));
    return filled(seats, waiting, gone, (_, school) => {
      left.get(school).now += 1;
      const able = (key) => choices.get(key).includes(school) && (least.get(school) === null || compare(totals.get(key), least.get(school)) >= 0);
      return front(waiting.filter(able), (key) => ranks.get(key), left.get(school), () => 1);
    });
  };

  // Whoever falls out of a panel: the next reserve of the same group, who takes over all places in teams; the other teams stay.
  ENGINES.inspection.fill = (given, result, gone) => {
    const { read, avoids } = ENGINES.inspection, problem = read(given), people = new Map(problem.inspectors.map((one) => [one.key, one]));
    const groups = new Map(problem.inspectors.map((one) => [one.key, one.group])), subjects = new Map(problem.subjects.map((one) => [one.key, one]));
    need(!gone.length || problem.panel.size, "没有抽取备选 no reserves were drawn");
    const waiting = [...result.reserves], seats = new Map(result.members.map((key) => [key, groups.get(key)])), held = new Map(result.members.map((key) => [key, key]));
    return filled(seats, waiting, gone, (key, group) => {
      const first = held.get(key), sent = problem.team ? result.teams.filter((row) => row.team.includes(first)) : [];
      const may = (one) => sent.every((row) => !avoids(problem, people.get(one), subjects.get(row.subject))
        && (!problem.specialist || row.team[0] !== first || people.get(one).fields.includes(problem.specialist)));
      const took = waiting.filter((one) => groups.get(one) === group && may(one)).slice(0, 1);
      need(took.length || !sent.length, `备选中没有人可以接替 no reserve may take over: ${key}`);
      for (const one of took) held.set(one, first);
      return took;
    });
  };

  // Those still without a place, the zone's own first; who was arranged elsewhere keeps that seat.
  ENGINES.bands.fill = (given, result, gone) => {
    const problem = ENGINES.bands.read(given), rows = new Map(result.children.map((row) => [row.key, row]));
    const units = ENGINES.bands.unitsOf(problem, new Map(result.children.map((row) => [row.key, row.ticket]))).flat(), zones = new Map(units.map((one) => [one.key, one.zone]));
    const line = [...units.filter((one) => !rows.get(one.key).locked), ...units.filter((one) => rows.get(one.key).locked)].map((one) => one.key);
    const overflow = new Map(problem.zones.map((one) => [one.key, one.overflow])), left = new Map(result.schools.map((one) => [one.key, { now: one.left - one.extra }]));
    const waiting = line.filter((key) => rows.get(key).how === "unplaced"), seats = new Map(result.children.filter((row) => row.place).map((row) => [row.key, row.place]));
    return filled(seats, waiting, gone, (_, school) => {
      left.get(school).now += 1;
      const home = waiting.filter((key) => zones.get(key) === school && !rows.get(key).locked);
      const others = waiting.filter((key) => overflow.get(zones.get(key)).includes(school));
      return front([...home, ...others], (key) => key, left.get(school), () => 1);
    });
  };

  // A lane's seat goes to those who named the school, then to those who agreed; what nobody may have falls on.
  ENGINES.matching.fill = (given, result, gone) => {
    const { read, may, claimOf, common } = ENGINES.matching, problem = read(given), people = new Map(problem.applicants.map((one) => [one.key, one]));
    const held = new Map(result.placed.filter((row) => row.school).map((row) => [row.key, row.lane])), waiting = result.placed.filter((row) => !row.school).map((row) => row.key);
    const left = new Map(result.lines.map((row) => [canonical([row.school, row.lane]), { now: row.seats - row.taken }])), seats = new Map(result.placed.filter((row) => row.school).map((row) => [row.key, row.school]));
    const queueOf = (school, lane, some) => {
      const batch = problem.batches.find((one) => one.key === lane.batch);
      const turns = some.map((key) => people.get(key)).filter((one) => may(one, lane)).flatMap((one) => {
        const wishes = one.choices.get(batch.key), at = wishes.indexOf(school);
        if (at >= 0) return [[[0, claimOf(problem, batch, result.tickets, one, school, at + 1)], one.key]];
        return wishes.length && batch.adjusts && one.adjusts ? [[[1, common(result.tickets, one)], one.key]] : [];
      });
      return sorted(turns, (turn) => turn);
    };
    return filled(seats, waiting, gone, (key, school) => {
      const { lanes } = problem.schools.find((one) => one.key === school), took = [], room = (lane) => left.get(canonical([school, lane.key]));
      let lane = lanes.find((one) => one.key === held.get(key));
      room(lane).now += people.get(key).children;
      for (;;) {
        const queue = queueOf(school, lane, waiting.filter((one) => !took.includes(one)));
        for (const [, one] of front(queue, (turn) => turn[0], room(lane), (turn) => people.get(turn[1]).children)) { held.set(one, lane.key); took.push(one); }
        const rest = room(lane), to = lanes.find((one) => one.key === lane.falls_to);
        if (rest.now <= 0 || !to) return took;
        room(to).now += rest.now;
        rest.now = 0;
        lane = to;
      }
    });
  };
}
