// Entry by points, version 1 (docs/points.md): every fact to its item, items to groups, groups to a total; rank; place.
{
  const REFUSED = ["evidence", "late", "rejected", "waiting"];
  const WORDS = {
    counted: ["计入", "Counted"], capped: ["已达本项上限", "Capped by the item"],
    less_than_other: ["同项取高，未计入", "A higher one of the item counts"],
    less_in_group: ["同类取高，未计入", "A higher item of the group counts"],
    other_holder: ["按另一方计分，未计入", "The other parent's facts count"],
    evidence: ["材料种类不符", "Evidence of another kind"], late: ["逾期提交", "Handed in late"],
    rejected: ["核验不通过", "Check failed"], waiting: ["尚未核验", "Not checked yet"],
  };

  const titled = (rows) => (rows || []).map((one) => ({ clause: "", ...one, cap: orNull(one.cap), title: one.title || {} }));
  function read(given) {
    const table = given.table;
    const items = titled(table.items).map((one) => ({
      group: "", per: 1, whole: false, takes: "best", evidence: [], ...one,
      points: fraction(one.points ?? 0), base: fraction(one.base ?? 0),
      levels: new Map(Object.entries(one.levels || {})),
    }));
    const fact = (one) => ({
      item: one.item, level: one.level || "", holder: one.holder || "", evidence: one.evidence || "",
      amount: fraction(one.since ? fullMonths(one.since, given.counted_to) : one.amount ?? 0),
      late: Boolean(given.closing && one.handed_in && one.handed_in > given.closing), state: one.rechecked || one.state,
    });
    return {
      items, bundles: titled(table.groups).map((one) => ({ takes: "sum", one_holder: false, ...one })),
      vetoes: titled(table.vetoes), needs: titled(table.needs),
      ties: (table.ties || []).map((one) => [one.item, one.better || "more"]),
      lottery: (table.last || "lottery") === "lottery", most: orNull(table.most), places: table.places, version: table.version,
      applicants: byKey(given.applicants).map((one) => (
        { key: one.key, facts: (one.facts || []).map(fact), vetoes: one.vetoes || [], choices: one.choices || [] })),
      schools: byKey(given.schools || []).map((one) => ({ ...one, least: orNull(one.least) })),
    };
  }

  function alone(problem, item, fact) {
    const units = fact.amount.over(item.per), times = item.whole ? new Fraction(units.floor) : units;
    const worth = {
      fixed: () => item.points, levels: () => fraction(item.levels.get(fact.level)),
      span: () => item.base.plus(item.points.times(times)), count: () => item.points.times(fact.amount),
    }[item.kind]();
    let why = fact.state === "verified" ? "counted" : fact.state;
    if (fact.late) why = "late";
    if (item.evidence.length && !item.evidence.includes(fact.evidence)) why = "evidence";
    return [problem.places === undefined ? worth : rounded(worth, problem.places), why];
  }

  const within = (worth, left, cap) => {
    if (left === null) return worth;
    return (cap.sign >= 0) === (compare(worth, left) < 0) ? worth : left;
  };
  function itemSum(item, places, worth, parts, whys) {
    const best = places.reduce((a, b) => (compare(worth[b], worth[a]) > 0 ? b : a));
    for (const at of places) { parts.set(at, ZERO); whys.set(at, "less_than_other"); }
    let left = item.cap, sum = ZERO;
    for (const at of item.takes === "best" ? [best] : places) {
      const value = within(worth[at], left, item.cap);
      whys.set(at, compare(value, worth[at]) ? "capped" : "counted");
      parts.set(at, value);
      sum = sum.plus(value);
      left = left === null ? null : left.minus(value);
    }
    return sum;
  }
  function together(members, places, one, worth, whys, takes) {
    const sums = [], parts = new Map();
    for (const item of members) {
      const mine = places.filter((at) => one.facts[at].item === item.key);
      if (mine.length) sums.push([item.key, itemSum(item, mine, worth, parts, whys)]);
    }
    if (takes !== "best" || sums.length < 2) return [sumOf(sums.map((row) => row[1])), parts];
    const best = sums.reduce((a, b) => (compare(b[1], a[1]) > 0 ? b : a));
    for (const at of parts.keys()) {
      if (one.facts[at].item !== best[0]) { parts.set(at, ZERO); whys.set(at, "less_in_group"); }
    }
    return [best[1], parts];
  }
  // Of one parent only: whoever brings the most, the first name when two bring the same.
  function bestHolder(members, places, one, worth, whys, takes) {
    const names = [...new Set(places.map((at) => one.facts[at].holder))], of = (name) => places.filter((at) => one.facts[at].holder === name);
    const order = sorted(names, (name) => [together(members, of(name), one, worth, new Map(), takes)[0].times(-1), name]);
    for (const name of order.slice(1)) for (const at of of(name)) whys.set(at, "other_holder");
    return order.length ? of(order[0]) : [];
  }
  function score(problem, one) {
    const items = new Map(problem.items.map((item) => [item.key, item]));
    const first = one.facts.map((fact) => alone(problem, items.get(fact.item), fact)), worth = first.map((row) => row[0]);
    const whys = new Map(first.flatMap((row, at) => (row[1] === "counted" ? [] : [[at, row[1]]]))), refused = new Set(whys.keys());
    const points = new Map(), groups = [];
    const chosen = (members) => one.facts.flatMap((fact, at) => (
      !refused.has(at) && members.some((item) => item.key === fact.item) ? [at] : []));
    const add = (members, places, takes) => {
      const [sum, parts] = together(members, places, one, worth, whys, takes);
      for (const [at, value] of parts) points.set(at, value);
      return sum;
    };
    for (const bundle of problem.bundles) {
      const members = problem.items.filter((item) => item.group === bundle.key);
      const all = chosen(members), some = bundle.one_holder ? bestHolder(members, all, one, worth, whys, bundle.takes) : all;
      const sum = add(members, some, bundle.takes);
      groups.push([bundle.key, bundle.cap !== null && compare(bundle.cap, sum) < 0 ? bundle.cap : sum]);
    }
    const loose = problem.items.filter((item) => item.group === "");
    const whole = sumOf([add(loose, chosen(loose), "sum"), ...groups.map((row) => row[1])]);
    const shown = new Set(one.facts.flatMap((fact, at) => (REFUSED.includes(whys.get(at)) ? [] : [fact.item])));
    return {
      key: one.key, total: problem.most !== null && compare(problem.most, whole) < 0 ? problem.most : whole, groups,
      barred: [...problem.vetoes.filter((bar) => one.vetoes.includes(bar.key)),
        ...problem.needs.filter((bar) => !(bar.any_of || []).some((key) => shown.has(key)))].map((bar) => bar.key),
      lines: one.facts.map((fact, at) => ({ item: fact.item, clause: items.get(fact.item).clause, holder: fact.holder,
        worth: String(worth[at]), points: String(points.get(at) || ZERO), why: whys.get(at) })),
    };
  }
  function merit(problem, one, own) {
    return [own.total.times(-1), ...problem.ties.map(([item, better]) => {
      const amounts = one.facts.filter((fact, at) => fact.item === item && !REFUSED.includes(own.lines[at].why)).map((fact) => fact.amount);
      const most = amounts.reduce((a, b) => (compare(b, a) > 0 ? b : a), amounts[0] || ZERO);
      return better === "more" ? most.times(-1) : most;
    })];
  }

  function run(given, seed) {
    const problem = read(given), keys = problem.applicants.map((one) => one.key);
    const scores = problem.applicants.map((one) => score(problem, one)), total = new Map(scores.map((one) => [one.key, one.total]));
    const merits = new Map(scores.map((own, at) => [own.key, merit(problem, problem.applicants[at], own)]));
    const drawn = problem.lottery ? tickets("points", listOf(keys), seed, keys) : new Map(), lotOf = (key) => drawn.get(key) || "";
    const order = sorted(scores.filter((one) => !one.barred.length).map((one) => one.key), (key) => [merits.get(key), lotOf(key), key]);
    const rank = new Map(), place = new Map(), left = new Map(problem.schools.map((one) => [one.key, one.seats]));
    order.forEach((key, at) => {
      const alike = !problem.lottery && at && compare(merits.get(key), merits.get(order[at - 1])) === 0;
      rank.set(key, alike ? rank.get(order[at - 1]) : at + 1);
    });
    const choices = new Map(problem.applicants.map((one) => [one.key, one.choices])), floor = new Map(problem.schools.map((one) => [one.key, one.least]));
    for (const number of new Set(rank.values())) {
      const open = new Set([...left.keys()].filter((key) => left.get(key) > 0));
      for (const key of order.filter((one) => rank.get(one) === number)) {
        const at = choices.get(key).find((school) => (
          open.has(school) && (floor.get(school) === null || compare(total.get(key), floor.get(school)) >= 0)));
        if (at) { place.set(key, at); tally(left, at, -1); }
      }
    }
    return {
      table: problem.version,
      scores: scores.map((own) => ({ ...own, total: String(own.total),
        groups: Object.fromEntries(own.groups.map(([key, value]) => [key, String(value)])) })),
      order: order.map((key) => ({ key, rank: rank.get(key), ticket: lotOf(key), place: place.get(key) || "" })),
      cutoffs: Object.fromEntries(problem.schools.map((school) => {
        const inside = order.filter((key) => place.get(key) === school.key).map((key) => total.get(key));
        const lowest = inside.length ? String(least(inside, (one) => one)) : null;
        return [school.key, { least: lowest, placed: inside.length, left: school.seats - inside.length }];
      })),
    };
  }

  function refused(problem, result, key, total) {
    const { seats, least: floor } = problem.schools.find((one) => one.key === key);
    if (floor !== null && compare(fraction(total), floor) < 0) return [`${key}：未达该校最低分${said(floor)}分`, `${key}: below its least, ${said(floor)} points`];
    const ranks = result.order.filter((one) => one.place === key).map((one) => one.rank);
    if (!ranks.length) return [`${key}：没有学位`, `${key}: no seats`];
    const last = Math.max(...ranks), line = fraction(result.cutoffs[key].least), tied = compare(fraction(total), line) === 0;
    return [`${key}：${seats}个学位，录取到第${last}名，录取线${said(line)}分${tied ? "，同分的按规则在后" : ""}`,
      `${key}: ${seats} seats, the last went to rank ${last}, the line is ${said(line)} points${tied ? "; of equal points, but behind by the rule for ties" : ""}`];
  }
  function told(given, result, key) {
    const problem = read(given), own = result.scores.find((one) => one.key === key);
    if (!own) return null;
    const titles = new Map(problem.items.map((item) => [item.key, item.title])), found = own.lines.map((row) => {
      const [zh, en] = WORDS[row.why], title = titles.get(row.item), worth = said(row.points);
      return [`${title.zh}：${worth}分（${row.clause}；${zh}）`, `${title.en}: ${worth} points (${row.clause}; ${en})`];
    });
    for (const { key: name, title, clause, cap } of problem.bundles) {
      const value = said(own.groups[name]), limit = cap === null ? ["", ""] : [`，上限${said(cap)}`, `, at most ${said(cap)}`];
      found.push([`${title.zh}合计${value}分（${clause}${limit[0]}）`, `${title.en} together ${value} (${clause}${limit[1]})`]);
    }
    found.push([`总分${said(own.total)}`, `${said(own.total)} points in all`]);
    const holds = (bar) => own.barred.includes(bar.key);
    for (const { title, clause } of problem.vetoes.filter(holds)) found.push([`不予排序：${title.zh}（${clause}）`, `Not ranked: ${title.en} (${clause})`]);
    for (const { title, clause } of problem.needs.filter(holds))
      found.push([`不予排序，未满足申请条件：${title.zh}（${clause}）`, `Not ranked, what is needed to apply is not there: ${title.en} (${clause})`]);
    const row = result.order.find((one) => one.key === key), many = result.order.length;
    if (!row) return found;
    found.push([`第${row.rank}名，共${many}名`, `Rank ${row.rank} of ${many}`]);
    for (const school of problem.applicants.find((one) => one.key === key).choices) {
      if (school === row.place) return [...found, [`录取到${school}`, `Placed at ${school}`]];
      found.push(refused(problem, result, school, own.total));
    }
    return [...found, ["未录取，转统筹安排", "Not placed here; goes on to overall arrangement"]];
  }
  ENGINES.points = { version: 1, run, told, read, keyed: ["applicants", "schools"] };
}
