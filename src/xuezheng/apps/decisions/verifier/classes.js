// Balanced classes, version 1 (docs/classes.md): dealt, siblings seen to, exchanged while it helps, teams by lot. All whole numbers.
{
  const SUBJECTS = { chinese: ["语文", "Chinese"], maths: ["数学", "mathematics"], english: ["英语", "English"] };
  const KICKS = 2, UNIT = 1000n;
  function read(given) {
    const rules = given.rules, weights = rules.weights || {};
    return {
      version: rules.version, names: given.classes, subjects: rules.subjects || [], together: (rules.siblings || "together") === "together",
      rounds: rules.rounds ?? 20, weights: [weights.subject ?? 1, weights.total ?? 4, weights.spread ?? 1], teachers: [...(given.teachers || [])].sort(byPoint),
      pupils: byKey(given.pupils).map((one) => ({ need: "", bound: "", ...one, scores: new Map(
        (rules.subjects || []).flatMap((key) => (one.scores?.[key] == null ? [] : [[key, fraction(one.scores[key])]]))) })),
    };
  }
  function root(value) {
    let [low, high] = [0n, value + 1n];
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (middle * middle <= value) low = middle;
      else high = middle;
    }
    return low;
  }
  // Scores in thousandths of the year's standard deviation; who has none stands at the mean.
  function standard(values) {
    const known = values.filter((one) => one !== null), scale = known.reduce((all, one) => all * new Fraction(all, one.bottom).bottom, 1n);
    const size = BigInt(known.length), whole = known.reduce((sum, one) => sum + one.times(scale).top, 0n);
    const away = values.map((one) => (one === null ? 0n : size * one.times(scale).top - whole)), squares = away.reduce((sum, one) => sum + one * one, 0n);
    if (!squares) return values.map(() => 0);
    return away.map((one) => Number(root((UNIT * UNIT * one * one * size) / squares)) * (one > 0n ? 1 : -1) + 0);
  }
  function measures(problem) {
    if (!problem.subjects.length) return [problem.pupils.map(() => []), []];
    const columns = problem.subjects.map((key) => standard(problem.pupils.map((one) => one.scores.get(key) || null)));
    const total = standard(problem.pupils.map((one) => (one.scores.size === problem.subjects.length ? sumOf([...one.scores.values()]) : null)));
    columns.push(total, total.map((one) => Math.floor((one * one) / 1000) - 1000));
    return [problem.pupils.map((_, at) => columns.map((column) => column[at])), [...problem.subjects.map(() => problem.weights[0]), ...problem.weights.slice(1)]];
  }
  const stratum = (one) => canonical([one.sex, one.need]);

  // By turns from the best to the last of each stratum: girls, those with needs in the middle, boys.
  function dealt(problem, totals, seed) {
    const keys = problem.pupils.map((one) => one.key), lots = new Map(ordered("classes", listOf(keys), seed, keys).map((key, n) => [key, n]));
    const rank = (at) => {
      const one = problem.pupils[at], female = one.sex === "f";
      return [!female, Boolean(one.need) === female, one.need, -totals[at], lots.get(one.key)];
    };
    const classes = problem.names.map(() => []);
    sorted(problem.pupils.map((_, at) => at), rank).forEach((at, turns) => classes[turns % classes.length].push(at));
    return classes;
  }
  // Siblings are brought together or apart, each by the exchange that changes least.
  function tied(problem, classes) {
    const groups = new Map(), at = (one) => classes.findIndex((members) => members.includes(one));
    problem.pupils.forEach((one, n) => { if (one.bound) groups.set(one.bound, [...(groups.get(one.bound) || []), n]); });
    const still = new Set([...groups.values()].filter((some) => some.length > 1).flat());
    const partners = (n, one) => {
      const own = problem.pupils[one], loose = classes[n].filter((other) => !still.has(other));
      const tiers = [loose.filter((other) => stratum(problem.pupils[other]) === stratum(own)), loose.filter((other) => problem.pupils[other].sex === own.sex), loose];
      const tier = tiers.findIndex((some) => some.length);
      return tier < 0 ? [3, []] : [tier, tiers[tier]];
    };
    const swap = (one, target) => {
      const here = at(one), [tier, others] = partners(target, one);
      need(tier < 3, "多胞胎的要求无法满足 the siblings cannot be placed");
      classes[here][classes[here].indexOf(one)] = others.at(-1);
      classes[target][classes[target].indexOf(others.at(-1))] = one;
    };
    for (const [, some] of sorted([...groups], (row) => row[0])) {
      if (problem.together) {
        const counts = classes.map((members) => count(some, (one) => members.includes(one))), target = counts.indexOf(Math.max(...counts));
        for (const one of some.filter((each) => !classes[target].includes(each))) swap(one, target);
        continue;
      }
      const taken = new Set();
      for (const one of some) {
        let here = at(one);
        if (taken.has(here)) {
          here = least(classes.map((_, n) => n).filter((n) => !taken.has(n)), (n) => [partners(n, one)[0], n]);
          swap(one, here);
        }
        taken.add(here);
      }
    }
    return still;
  }

  // Exchanges of two pupils of one stratum while any helps; then a few by lot, and down again; the best stays.
  function searched(problem, rows, weights, still, classes, seed) {
    const strata = problem.pupils.map(stratum), loose = rows.map((_, n) => n).filter((n) => !still.has(n)), at = [], many = classes.length;
    classes.forEach((members, n) => members.forEach((one) => { at[one] = n; }));
    const sums = classes.map((members) => weights.map((_, c) => members.reduce((sum, one) => sum + rows[one][c], 0)));
    const cost = () => sums.reduce((all, line) => all + line.reduce((sum, one, c) => sum + weights[c] * one * one, 0), 0);
    const squares = rows.map((row) => row.reduce((sum, one, c) => sum + weights[c] * one * one, 0));
    const dot = (row, other) => { let sum = 0; for (let c = 0; c < weights.length; c++) sum += weights[c] * row[c] * other[c]; return sum; };
    const swap = (one, other) => {
      const [here, there] = [at[one], at[other]];
      weights.forEach((_, c) => { const step = rows[other][c] - rows[one][c]; sums[here][c] += step; sums[there][c] -= step; });
      [at[one], at[other]] = [there, here];
    };
    const bestSwap = (one, other) => {
      const slope = sums[one].map((sum, c) => sum - sums[other][c]), gain = (n) => dot(rows[n], slope);
      const theirs = loose.filter((n) => at[n] === other).map((n) => [n, squares[n] + gain(n)]);
      let best = 0, pair = null;
      for (const mine of loose.filter((n) => at[n] === one)) {
        const own = squares[mine] - gain(mine);
        for (const [rival, worth] of theirs) {
          if (strata[mine] !== strata[rival]) continue;
          const change = worth + own - 2 * dot(rows[mine], rows[rival]);
          if (change < best) { best = change; pair = [mine, rival]; }
        }
      }
      if (pair) swap(...pair);
      return pair !== null;
    };
    const descend = (touched) => {
      const stale = new Set(), add = (some) => some.forEach((a) => { for (let b = 0; b < many; b++) if (a !== b) stale.add(Math.min(a, b) * many + Math.max(a, b)); });
      add(touched);
      while (stale.size) {
        const pair = Math.min(...stale), one = Math.floor(pair / many), other = pair % many;
        let changed = false;
        while (bestSwap(one, other)) changed = true;
        if (changed) add([one, other]);
        stale.delete(pair);
      }
    };
    const shake = (number) => {
      const touched = new Set();
      for (let n = 0; n < (loose.length ? KICKS : 0); n++) {
        const one = loose[below(loose.length, "shake", seed, number, n, "one")];
        const others = loose.filter((other) => strata[other] === strata[one] && at[other] !== at[one]);
        if (!others.length) continue;
        const other = others[below(others.length, "shake", seed, number, n, "other")];
        touched.add(at[one]).add(at[other]);
        swap(one, other);
      }
      return [...touched];
    };
    descend(classes.map((_, n) => n));
    let best = [cost(), [...at], sums.map((line) => [...line])];
    for (let number = 0; number < problem.rounds; number++) {
      descend(shake(number));
      if (cost() < best[0]) best = [cost(), [...at], sums.map((line) => [...line])];
      else { best[1].forEach((n, one) => { at[one] = n; }); best[2].forEach((line, n) => { sums[n] = [...line]; }); }
    }
    need(Number.isSafeInteger(best[0]), "> 2⁵³");
    return [best[0], best[1]];
  }

  function run(given, seed) {
    const problem = read(given), [rows, weights] = measures(problem), totals = rows.map((row) => (weights.length ? row[problem.subjects.length] : 0));
    const classes = dealt(problem, totals, seed), still = tied(problem, classes), [cost, at] = searched(problem, rows, weights, still, classes, seed);
    const teams = ordered("classes/teachers", listOf(problem.teachers), seed, problem.teachers), needs = [...new Set(problem.pupils.map((one) => one.need))].filter(Boolean);
    const known = (some, key) => some.map((one) => one.scores.get(key)).filter(Boolean), mean = (values) => (values.length ? sumOf(values).over(values.length) : null);
    const divided = problem.names.map((_, n) => problem.pupils.filter((_one, p) => at[p] === n)), means = divided.map((some) => problem.subjects.map((key) => mean(known(some, key))));
    const text = (value) => (value === null ? null : String(value));
    return {
      rules: problem.version, cost,
      classes: divided.map((some, n) => ({ key: problem.names[n], teacher: teams[n] || "", pupils: some.map((one) => one.key), girls: count(some, (one) => one.sex === "f"),
        needs: Object.fromEntries(needs.map((key) => [key, count(some, (one) => one.need === key)])),
        means: Object.fromEntries(problem.subjects.map((key, c) => [key, text(means[n][c])])) })),
      spread: Object.fromEntries(problem.subjects.map((key, c) => {
        const all = sorted(means.map((line) => line[c]).filter((one) => one !== null), (one) => one);
        return [key, all.length ? String(all.at(-1).minus(all[0])) : null];
      })),
    };
  }
  function told(given, result, key) {
    const problem = read(given), own = result.classes.find((one) => one.pupils.includes(key));
    if (!own) return null;
    const span = (values, to) => { const [low, high] = [Math.min(...values), Math.max(...values)]; return low === high ? `${low}` : `${low}${to}${high}`; };
    const sizes = result.classes.map((one) => one.pupils.length), girls = result.classes.map((one) => one.girls);
    const found = [[`编入${own.key}`, `In ${own.key}`], [`各班${span(sizes, "至")}人，女生${span(girls, "至")}人`, `Classes have ${span(sizes, " to ")} pupils, ${span(girls, " to ")} of them girls`]];
    for (const [subject, wide] of sorted(Object.entries(result.spread), (row) => row[0]).filter((row) => row[1] !== null)) {
      const [zh, en] = SUBJECTS[subject] || [subject, subject], gap = evenly(fraction(wide), 2);
      found.push([`${zh}各班平均分最多相差${gap}分`, `Means of ${en} differ by ${gap} points at most`]);
    }
    if (problem.pupils.find((one) => one.key === key).bound) {
      found.push(problem.together ? ["多胞胎编在同一班", "Siblings stay together"] : ["多胞胎编在不同班", "Siblings are in different classes"]);
    }
    if (own.teacher) found.push([`教师组由公开抽签确定：${own.teacher}`, `Teachers by public draw: ${own.teacher}`]);
    return found;
  }
  ENGINES.classes = { version: 1, run, told, keyed: ["pupils"] };
}
