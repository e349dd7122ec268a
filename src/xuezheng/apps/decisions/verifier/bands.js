// Placement by bands, version 1 (docs/bands.md): each school's own children in order, then what is passed on.
{
  const INSIDE = { points: ["积分", "points"], distance: ["距离", "distance"], residence: ["落户时间", "day of residence"], lottery: ["抽签", "lottery"] };
  const LOCKS = { used: ["年限内已有他人使用", "Used by others within the years"], season: ["本次招生已由他人使用", "Used by others this season"] };

  function read(given) {
    const table = given.table, lock = table.lock || {};
    return {
      version: table.version, on: given.on, bands: table.bands.map((one) => ({ order: [], ...one })), years: lock.years || 0,
      clause: lock.clause || "", excepted: lock.siblings_excepted ?? true, extra: (table.last_group || "extra") === "extra",
      refuses: (table.short || "refuse") === "refuse", uses: given.dwellings || [],
      zones: byKey(given.schools).map((one) => ({ overflow: [], ...one })),
      children: byKey(given.children).map((one) => (
        { since: "", dwelling: "", family: "", care: "", bound: "", distance: 0, ...one, points: fraction(one.points ?? 0) })),
    };
  }

  // Children in order, siblings where the first of them stands.
  function unitsOf(problem, drawn) {
    const turns = new Map(problem.bands.map((one, at) => [one.key, at])), groups = new Map();
    const measure = (child, by) => ({ points: child.points.times(-1), distance: child.distance, residence: child.since, lottery: drawn.get(child.key) })[by];
    const standing = (child) => [child.care ? 0 : 1, turns.get(child.band),
      problem.bands[turns.get(child.band)].order.map((by) => measure(child, by)), drawn.get(child.key), child.key];
    for (const child of sorted(problem.children, standing)) {
      const name = child.bound ? `b${child.bound}` : `c${child.key}`;
      groups.set(name, [...(groups.get(name) || []), child]);
    }
    return [...groups.values()];
  }
  // One family to a dwelling within the years; of a season's claims the first in order holds.
  function locksOf(problem, units) {
    const uses = problem.uses.filter((use) => problem.on < yearsOn(use.on, problem.years)), holders = new Map(), found = new Map();
    for (const unit of units) {
      const { dwelling, family, bound, key } = unit[0], own = problem.excepted ? family : "", name = own || bound || key;
      let why = "";
      if (dwelling && problem.years) {
        if (!holders.has(dwelling) && !uses.some((use) => use.dwelling === dwelling && !(own && use.family === own))) holders.set(dwelling, name);
        if (uses.some((use) => use.dwelling === dwelling && !(own && use.family === own))) why = "used";
        else if (holders.get(dwelling) !== name) why = "season";
      }
      for (const child of unit) found.set(child.key, why);
    }
    return found;
  }

  // How many of each zone can sit where, as many as can be: others are pushed on from school to school.
  function seated(lists, room, needs) {
    const free = new Map(room), at = new Map([...lists.keys()].map((school) => [school, new Map()]));
    const push = (zone, seen, want) => {
      for (const school of lists.get(zone)) {
        if (seen.has(school)) continue;
        seen.add(school);
        let got = Math.min(want, free.get(school));
        free.set(school, free.get(school) - got);
        for (const [other, many] of got ? [] : [...at.get(school)]) {
          if (!many) continue;
          got = push(other, seen, Math.min(want, many));
          if (got) { tally(at.get(school), other, -got); break; }
        }
        if (got) { tally(at.get(school), zone, got); return got; }
      }
      return 0;
    };
    let whole = 0;
    for (const [zone, many] of needs) {
      let left = many;
      for (let got = 1; left && got; left -= got, whole += got) got = push(zone, new Set(), left);
    }
    return [whole, at];
  }
  // Everybody passed on takes the first school at which the rest still find as many places.
  function passedOn(problem, passed, room, placed) {
    const lists = new Map(problem.zones.map((one) => [one.key, one.overflow])), needs = new Map(problem.zones.map((one) => [one.key, 0]));
    for (const unit of passed) tally(needs, unit[0].zone, unit.length);
    let [goal, sits] = seated(lists, room, needs);
    need(!problem.refuses || goal === [...needs.values()].reduce((a, b) => a + b, 0), "学位不足 seats lack");
    const shut = new Set();
    const takes = (zone, school, size) => {
      if (room.get(school) < size) return false;
      const less = new Map(room).set(school, room.get(school) - size), fewer = new Map(needs).set(zone, needs.get(zone) - size);
      if ((sits.get(school).get(zone) || 0) >= size) tally(sits.get(school), zone, -size);
      else {
        const [whole, fresh] = seated(lists, less, fewer);
        if (whole + size < goal) return false;
        sits = fresh;
      }
      room.set(school, less.get(school));
      needs.set(zone, fewer.get(zone));
      goal -= size;
      return true;
    };
    const take = (zone, size) => lists.get(zone).find((school) => {
      const name = canonical([zone, school, size]);
      if (!shut.has(name) && takes(zone, school, size)) return true;
      shut.add(name);
      return false;
    }) || "";
    for (const unit of passed.filter((one) => one.length > 1)) {
      const school = take(unit[0].zone, unit.length);
      for (const child of school ? unit : []) placed.set(child.key, ["overflow", school]);
    }
    for (const child of passed.flat().filter((one) => !placed.has(one.key))) {
      const school = take(child.zone, 1);
      if (!school) tally(needs, child.zone, -1);
      placed.set(child.key, school ? ["overflow", school] : ["unplaced", ""]);
    }
  }

  function run(given, seed) {
    const problem = read(given), keys = problem.children.map((one) => one.key), drawn = tickets("bands", listOf(keys), seed, keys);
    const units = unitsOf(problem, drawn), locks = locksOf(problem, units), left = new Map(problem.zones.map((one) => [one.key, one.seats]));
    const placed = new Map(), passed = [], shut = [], numbers = new Map(), counts = new Map();
    for (const unit of units) {
      const { zone, care, key } = unit[0], fits = unit.length <= left.get(zone) || (problem.extra && left.get(zone) > 0);
      for (const child of unit) { tally(counts, child.zone); numbers.set(child.key, counts.get(child.zone)); }
      if (locks.get(key)) shut.push(unit);
      else if (!fits) passed.push(unit);
      else {
        tally(left, zone, -unit.length);
        for (const child of unit) placed.set(child.key, [care ? "care" : "band", zone]);
      }
    }
    passedOn(problem, [...passed, ...shut], new Map([...left].map(([key, seats]) => [key, Math.max(seats, 0)])), placed);
    const at = (child) => placed.get(child.key)[1];
    return {
      table: problem.version,
      children: problem.children.map(({ key }) => ({ key, number: numbers.get(key), ticket: drawn.get(key), locked: locks.get(key),
        how: placed.get(key)[0], place: placed.get(key)[1] })),
      schools: problem.zones.map(({ key, seats }) => {
        const here = problem.children.filter((child) => at(child) === key), own = count(here, (child) => child.zone === key);
        return { key, seats, own, from_others: here.length - own, left: Math.max(seats - here.length, 0),
          extra: Math.max(here.length - seats, 0), passed_on: count(problem.children, (child) => child.zone === key) - own };
      }),
      unplaced: keys.filter((key) => placed.get(key)[0] === "unplaced"),
    };
  }

  function full(problem, result, { key, seats }, number) {
    const child = new Map(problem.children.map((one) => [one.key, one]));
    const inside = result.children.filter((one) => one.place === key && child.get(one.key).zone === key);
    if (!inside.length) return [`${key}没有学位`, `${key} has no seats`];
    const last = inside.reduce((a, b) => (b.number > a.number ? b : a));
    if (number < last.number) return [`${key}轮到时余下的学位不够一家的孩子同进，整组转为统筹`, `${key} had too few seats left for all children of the family at their turn`];
    const { title } = problem.bands.find((one) => one.key === child.get(last.key).band);
    return [`${key}有${seats}个学位，录取到第${last.number}位（${title.zh}）为止`, `${key} has ${seats} seats; the last went to number ${last.number} (${title.en})`];
  }
  function told(given, result, key) {
    const problem = read(given), child = problem.children.find((one) => one.key === key), row = result.children.find((one) => one.key === key);
    if (!child || !row) return null;
    const band = problem.bands.find((one) => one.key === child.band), found = [];
    if (child.care) found.push([`政策照顾：${child.care}`, `Goes before all bands by: ${child.care}`]);
    found.push([`${band.title.zh}（${band.clause}）`, `${band.title.en} (${band.clause})`]);
    const own = { points: `${parseFloat((Number(child.points.top) / Number(child.points.bottom)).toPrecision(6))}`, distance: `${child.distance} m`, residence: child.since, lottery: "" };
    const words = (half) => band.order.map((by) => (own[by] ? INSIDE[by][half] + ["（", " ("][half] + own[by] + ["）", ")"][half] : INSIDE[by][half]));
    if (band.order.length) found.push([`同一顺位内依次比${words(0).join("、")}`, `Inside the band in order of: ${words(1).join(", ")}`]);
    const zone = count(problem.children, (one) => one.zone === child.zone);
    found.push([`在${child.zone}施教区排第${row.number}位，共${zone}人`, `Number ${row.number} of ${zone} in the zone of ${child.zone}`]);
    if (row.locked) {
      const [zh, en] = LOCKS[row.locked];
      found.push([`住房学位锁定：${zh}（${problem.years}年内一个家庭，${problem.clause}）`,
        `Dwelling locked: ${en} (one family in ${problem.years} years, ${problem.clause})`]);
    }
    if (row.how === "care" || row.how === "band") return [...found, [`录取到${row.place}`, `Placed at ${row.place}`]];
    const home = problem.zones.find((one) => one.key === child.zone);
    if (!row.locked) found.push(full(problem, result, home, row.number));
    for (const school of home.overflow) {
      if (school === row.place) return [...found, [`统筹安排到${school}`, `Arranged at ${school}`]];
      found.push([`${school}：无空余学位，或占用后会使其他学生没有学位`, `${school}: no seat left, or taking it would leave others without one`]);
    }
    return [...found, ["尚无学位，由主管科室限期落实", "Without a place yet; the section in charge must find one"]];
  }
  ENGINES.bands = { version: 1, run, told, read, unitsOf, keyed: ["children", "schools"] };
}
