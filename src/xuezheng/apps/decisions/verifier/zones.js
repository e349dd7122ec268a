// Zones and warning of places, version 1 (docs/zoning.md): the table goes before the border; gaps, overlaps, seats by year.
{
  const REASONS = { table: ["地址表", "By the table of addresses"], border: ["边界", "By the border"],
    several: ["多个施教区重叠", "Several zones claim it"], none: ["无施教区覆盖", "No zone covers it"] };
  const LEVELS = { enough: ["充足", "Enough"], tight: ["偏紧", "Tight"], short: ["不足", "Short"], unknown: ["无数据", "No data"] };
  const HIGHEST = 99999;

  const read = (given) => ({
    version: given.rules.version, tight: fraction(given.rules.tight ?? "0.95"), seats: given.seats || [],
    areas: byKey(given.zones).map((one) => ({ rings: [], ...one,
      lines: (one.lines || []).map((line) => ({ low: 0, high: HIGHEST, parity: "all", ...line })) })),
    children: byKey(given.children || []).map((one) => ({ place: "", number: null, point: null, many: 1, ...one })),
  });

  // The house numbers of a stretch: first and last, none where it has none.
  const fits = (number, parity) => parity === "all" || (number % 2 === 1) === (parity === "odd");
  function ends(low, high, parity) {
    const [first, last] = [fits(low, parity) ? low : low + 1, fits(high, parity) ? high : high - 1];
    return first <= last ? [first, last] : null;
  }
  const serves = (line, one) => line.names.includes(one.place) && (line.kind === "street"
    ? one.number !== null && one.number >= line.low && one.number <= line.high && fits(one.number, line.parity) : one.number === null);
  // A ray to the right crosses an odd number of borders; exact.
  function inside(rings, [x, y]) {
    let odd = false;
    for (const ring of rings) {
      ring.forEach(([x1, y1], at) => {
        const [x2, y2] = ring[(at + 1) % ring.length];
        if ((y1 > y) === (y2 > y)) return;
        const here = BigInt(x - x1) * BigInt(y2 - y1), edge = BigInt(y - y1) * BigInt(x2 - x1);
        if (y2 > y1 ? here < edge : here > edge) odd = !odd;
      });
    }
    return odd;
  }
  function child(problem, one) {
    const table = problem.areas.filter((area) => area.lines.some((line) => serves(line, one))).map((area) => area.key);
    const border = one.point ? problem.areas.filter((area) => inside(area.rings, one.point)).map((area) => area.key) : [];
    const claims = table.length ? table : border, only = claims.length === 1;
    return {
      key: one.key, zone: only ? claims[0] : "", table, border,
      reason: only ? (table.length ? "table" : "border") : claims.length ? "several" : "none",
      differ: table.length > 0 && border.length > 0 && canonical(table) !== canonical(border),
    };
  }

  function overlaps(areas) {
    const found = [];
    areas.forEach((one, at) => areas.slice(at + 1).forEach((other) => one.lines.forEach((line) => other.lines.forEach((rival) => {
      const shared = line.names.filter((name) => rival.names.includes(name)).sort(byPoint), street = line.kind === "street";
      if (!shared.length || street !== (rival.kind === "street")) return;
      const sides = new Set([line.parity, rival.parity].filter((side) => side !== "all"));
      const both = sides.size > 1 ? null : ends(Math.max(line.low, rival.low), Math.min(line.high, rival.high), [...sides][0] || "all");
      if (street && !both) return;
      found.push({ zones: [one.key, other.key], place: shared[0], low: street ? both[0] : null, high: street ? both[1] : null });
    }))));
    return found;
  }
  function gaps(areas) {
    const lines = areas.flatMap((area) => area.lines).filter((line) => line.kind === "street"), found = [];
    for (const street of [...new Set(lines.flatMap((line) => line.names))].sort(byPoint)) {
      const here = lines.filter((line) => line.names.includes(street));
      const [bottom, top] = [Math.min(...here.map((line) => line.low)), Math.max(...here.map((line) => line.high))];
      for (const parity of ["odd", "even"]) {
        const whole = ends(bottom, top, parity);
        if (!whole) continue;
        const covered = here.filter((line) => ["all", parity].includes(line.parity)).map((line) => ends(line.low, line.high, parity)).filter(Boolean);
        let expected = whole[0];
        for (const [low, high] of sorted(covered, (pair) => pair)) {
          if (low > expected) found.push({ street, parity, low: expected, high: low - 2 });
          expected = Math.max(expected, high + 2);
        }
        if (expected <= whole[1]) found.push({ street, parity, low: expected, high: whole[1] });
      }
    }
    return found;
  }
  function placesOf(problem, zones) {
    const seats = new Map(problem.seats.map((one) => [canonical([one.zone, one.year]), one.seats])), counts = new Map([...seats.keys()].map((key) => [key, 0]));
    for (const one of problem.children) if (zones.get(one.key)) tally(counts, canonical([zones.get(one.key), one.year]), one.many);
    const level = (number, room) => {
      if (room === null) return "unknown";
      if (number > room) return "short";
      return number && compare(problem.tight.times(room), number) <= 0 ? "tight" : "enough";
    };
    return sorted([...counts].map(([key, children]) => [...JSON.parse(key), children, seats.get(key) ?? null]), (row) => row.slice(0, 2))
      .map(([zone, year, children, room]) => (
        { zone, year, children, seats: room, left: room === null ? null : room - children, level: level(children, room) }));
  }

  function run(given) {
    const problem = read(given), children = problem.children.map((one) => child(problem, one));
    return { rules: problem.version, children, gaps: gaps(problem.areas), overlaps: overlaps(problem.areas),
      places: placesOf(problem, new Map(children.map((one) => [one.key, one.zone]))) };
  }
  function told(given, result, key) {
    const problem = read(given), one = problem.children.find((each) => each.key === key), row = result.children.find((each) => each.key === key);
    if (!one || !row) return null;
    const at = `${one.place}${one.number === null ? "" : `${one.number}号`}`, claims = row.table.length ? row.table : row.border;
    const [zh, en] = REASONS[row.reason], found = one.place ? [[`地址：${at}`, `Address: ${at}`]] : [];
    if (one.many !== 1) found.push([`预计适龄${one.many}人`, `${one.many} children expected`]);
    found.push([`${zh}：${claims.join("、") || "–"}`, `${en}: ${claims.join(", ") || "–"}`]);
    if (!row.zone) found.push(["暂不归任何学校，由教育局核实更正后公布", "Belongs to no school yet; the bureau corrects the tables and publishes it"]);
    if (row.differ) found.push([`边界所在为${row.border.join("、")}，以公布的地址表为准`, `The border says ${row.border.join("、")}; the published table goes first`]);
    for (const place of result.places.filter((each) => each.zone === row.zone && each.year === one.year)) {
      const level = LEVELS[place.level], seats = place.seats === null ? ["无数据", "no data"] : [place.seats, place.seats];
      found.push([`${one.year}年${place.zone}：适龄${place.children}人，学位${seats[0]}，${level[0]}`,
        `${place.zone} in ${one.year}: ${place.children} children, seats ${seats[1]}: ${level[1]}`]);
    }
    return found;
  }
  ENGINES.zones = { version: 1, run, told, keyed: ["zones", "children"] };
}
