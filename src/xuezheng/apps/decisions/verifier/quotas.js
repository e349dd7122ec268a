// Quotas to junior schools, version 1 (docs/quotas.md): exact shares, the matrix with its factors, seats not used.
{
  const METHODS = {
    largest_remainder: ["最大余数法（先取整，余额给小数部分大的）", "Largest remainder (Hamilton)"],
    webster: ["奇数除数法（四舍五入）", "Webster (Sainte-Laguë), rounding at the half"],
    huntington_hill: ["几何平均数法", "Huntington and Hill, rounding at the geometric mean"],
  };
  function read(given) {
    const juniors = byKey(given.juniors), tilt = fraction(given.tilt ?? 1), share = fraction(given.share);
    const seniors = byKey(given.seniors).map((one) => ({ serves: [], ...one }));
    const weights = juniors.map((one) => (one.rural ? tilt : fraction(1)).times(one.graduates));
    return {
      juniors, seniors, tilt, weights, method: given.method, floor: given.floor || 0, others: given.recycling === "others",
      rows: seniors.map((one) => Number(share.times(one.plan).ceiling)), used: given.used || [],
      table: seniors.map((one) => juniors.map((junior, n) => (!one.serves.length || one.serves.includes(junior.key) ? weights[n] : ZERO))),
    };
  }
  const shares = (seats, weights) => {
    const whole = sumOf(weights);
    return weights.map((one) => (whole.sign ? one.times(seats).over(whole) : ZERO));
  };

  function byRemainders({ seats, weights, ties, floor }) {
    const found = weights.map(() => 0);
    let open = weights.flatMap((one, at) => (one.sign ? [at] : [])), left = seats, part;
    for (;;) {
      part = new Map(shares(left, open.map((at) => weights[at])).map((one, n) => [open[n], one]));
      const short = open.filter((at) => compare(part.get(at), floor) < 0);
      if (!short.length) break;
      for (const at of short) found[at] = floor;
      open = open.filter((at) => !short.includes(at));
      left -= floor * short.length;
    }
    for (const at of open) found[at] = Number(part.get(at).floor);
    const rest = left - open.reduce((sum, at) => sum + found[at], 0);
    for (const at of sorted(open, (n) => [new Fraction(part.get(n).floor).minus(part.get(n)), ties[n]]).slice(0, rest)) found[at] += 1;
    return found;
  }
  // One seat after another to the greatest claim.
  function byClaims({ seats, weights, ties, floor, caps }, method) {
    const found = weights.map((one) => (one.sign ? floor : 0));
    const claim = (at) => {
      if (method === "webster") return [0, weights[at].over(-2 * found[at] - 1)];
      return found[at] ? [0, weights[at].times(weights[at]).over(-found[at] * (found[at] + 1))] : [-1, weights[at].times(-1)];
    };
    for (let left = seats - found.reduce((a, b) => a + b, 0); left > 0; left--) {
      const able = found.flatMap((own, at) => (weights[at].sign && (!caps || own < caps[at]) ? [at] : []));
      found[least(able, (at) => [claim(at), ties[at], at])] += 1;
    }
    return found;
  }
  function apportion(split, method) {
    need(split.weights.reduce((sum, one) => sum + (one.sign ? split.floor : 0), 0) <= split.seats, "名额不足保底 the floors need more seats");
    return method === "largest_remainder" ? byRemainders(split) : byClaims(split, method);
  }

  // A matrix with the sums asked for: every cell its weight times two factors, rounded at the half.
  function balanced(weights, rows, columns) {
    const [height, width] = [rows.length, columns.length], ties = columns.map((_, n) => n);
    const cells = rows.map((seats, n) => (seats ? byClaims({ seats, weights: weights[n], ties, floor: 0 }, "webster") : columns.map(() => 0)));
    const over = columns.map((sum, n) => cells.reduce((all, line) => all + line[n], 0) - sum);
    const place = (row, column) => 1n << BigInt(height * width - 1 - row * width - column);
    const arcs = (node) => {
      if (node < height) {
        return columns.flatMap((_, at) => (weights[node][at].sign
          ? [[height + at, HALF.plus(cells[node][at]).over(weights[node][at]), -place(node, at)]] : []));
      }
      const at = node - height;
      return rows.flatMap((_, row) => (cells[row][at]
        ? [[row, weights[row][at].over(fraction(cells[row][at]).minus(HALF)), place(row, at)]] : []));
    };
    const reached = (sources) => {
      const cost = new Map(sources.map((node) => [node, [fraction(1), 0n]])), before = new Map(), queue = [...sources];
      while (queue.length) {
        const node = queue.shift(), here = cost.get(node);
        for (const [other, step, worth] of arcs(node)) {
          const total = [here[0].times(step), here[1] + worth];
          if (cost.has(other) && compare(total, cost.get(other)) >= 0) continue;
          cost.set(other, total);
          before.set(other, node);
          if (!queue.includes(other)) queue.push(other);
        }
      }
      return [cost, before];
    };
    while (over.some((one) => one)) {
      const [cost, before] = reached(over.flatMap((one, n) => (one > 0 ? [height + n] : [])));
      const ends = over.flatMap((one, n) => (one < 0 && cost.has(height + n) ? [height + n] : []));
      need(ends.length, "没有满足合计的分法 no matrix has these sums");
      let node = least(ends, (one) => [cost.get(one), one]);
      over[node - height] += 1;
      while (before.has(node)) {
        const last = before.get(node);
        if (node < height) cells[node][last - height] -= 1;
        else cells[last][node - height] += 1;
        node = last;
      }
      over[node - height] -= 1;
    }
    const prices = reached([...Array(height + width).keys()])[0];
    return { cells, rows: rows.map((_, n) => fraction(1).over(prices.get(n)[0])), columns: columns.map((_, n) => prices.get(height + n)[0]) };
  }

  // What a junior school cannot fill, in proportion to those still waiting, nobody more than wait.
  function recycled(problem, table, ties) {
    return problem.seniors.flatMap((senior, n) => {
      const own = new Map(problem.used.filter((one) => one.senior === senior.key).map((one) => [one.junior, one]));
      if (!own.size) return [];
      const unused = table.cells[n].reduce((sum, seats, at) => {
        const use = own.get(problem.juniors[at].key);
        return sum + (use ? Math.max(seats - use.admitted, 0) : 0);
      }, 0);
      const waiting = problem.juniors.map((one) => own.get(one.key)?.waiting || 0), all = waiting.reduce((a, b) => a + b, 0);
      let given = waiting;
      if (!problem.others || !unused) given = waiting.map(() => 0);
      else if (all > unused) given = apportion({ seats: unused, weights: waiting.map(fraction), ties, floor: 0, caps: waiting }, problem.method);
      return [{ senior: senior.key, unused, open: unused - given.reduce((a, b) => a + b, 0),
        given: problem.juniors.map((one, at) => ({ junior: one.key, seats: given[at] })).filter((one) => one.seats) }];
    });
  }

  function run(given, seed) {
    const problem = read(given), keys = problem.juniors.map((one) => one.key), drawn = tickets("quotas", listOf(keys), seed, keys);
    const ties = problem.juniors.map((one) => [-one.graduates, drawn.get(one.key)]), whole = problem.rows.reduce((a, b) => a + b, 0);
    const columns = apportion({ seats: whole, weights: problem.weights, ties, floor: problem.floor }, problem.method);
    const table = balanced(problem.table, problem.rows, columns), exact = shares(whole, problem.weights);
    return {
      method: problem.method,
      rows: problem.seniors.map(({ key, plan }, n) => ({ senior: key, plan, quota: problem.rows[n], factor: String(table.rows[n]) })),
      columns: keys.map((key, n) => (
        { junior: key, exact: String(exact[n]), quota: columns[n], factor: String(table.columns[n]), ticket: drawn.get(key) })),
      cells: problem.seniors.flatMap((senior, row) => keys.map((junior, n) => ({ senior: senior.key, junior, seats: table.cells[row][n] })))
        .filter((cell) => cell.seats),
      recycled: recycled(problem, table, ties),
    };
  }

  function told(given, result, key) {
    const problem = read(given), at = problem.juniors.findIndex((one) => one.key === key);
    if (at < 0) return null;
    const one = problem.juniors[at], row = result.columns[at], whole = result.rows.reduce((sum, line) => sum + line.quota, 0);
    const [zh, en] = METHODS[problem.method], share = evenly(fraction(row.exact), 3), tilt = evenly(problem.tilt, 3).replace(/\.?0+$/, "");
    const rural = one.rural ? [`，农村校按${tilt}倍`, `, rural, times ${tilt}`] : ["", ""];
    const found = [
      [`符合条件的毕业生${one.graduates}人${rural[0]}`, `${one.graduates} eligible graduates${rural[1]}`],
      [`指标共${whole}个，按比例应得${share}，得${row.quota}个（${zh}）`, `Of ${whole} seats its exact share is ${share}, it has ${row.quota} (${en})`],
    ];
    if (result.rows.length === 1) return found;
    for (const { senior, seats } of result.cells.filter((cell) => cell.junior === key)) {
      const value = problem.weights[at].times(result.rows.find((line) => line.senior === senior).factor).times(row.factor);
      const how = value.bottom === 2n ? ["恰为一半，按合计取舍", "exactly a half: up or down as the sums need"] : ["四舍五入", "rounded"];
      found.push([`${senior}：${seats}个（行系数×列系数×毕业生数=${evenly(value, 3)}，${how[0]}）`,
        `${senior}: ${seats} (row factor × column factor × graduates = ${evenly(value, 3)}, ${how[1]})`]);
    }
    return found;
  }
  ENGINES.quotas = { version: 1, run, told, keyed: ["juniors", "seniors"] };
}
