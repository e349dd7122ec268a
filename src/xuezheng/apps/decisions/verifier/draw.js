// What became of one entry of a draw, and why; seats given up and filled since. The draw itself stands in core.js.
{
  const KINDS = { open: ["录取", "Admitted"], reserved: ["录取（单列学位）", "Admitted to a reserved seat"],
    extra: ["录取（增加学位）", "Admitted beyond the plan"], released: ["录取（单列余额）", "Admitted to a reserved seat nobody took"] };
  const GROUPS = { skip: ["整组顺延，由后面的补上", "the group is passed over and the next one taken"],
    stop: ["到此为止，其后不再录取", "the draw of this place ends here"], extend: ["为整组增加学位", "seats are added for the group"] };

  // What those before an entry left it at a place it did not get, and for whom.
  function refused(given, sizes, known, mine, place) {
    const inside = known.filter((row) => row.place === place.place), kept = Object.entries(place.quotas);
    if (!inside.length && !place.seats) return [[`${place.place}没有学位`, `${place.place} has no seats`]];
    const open = place.seats - kept.reduce((sum, row) => sum + row[1], 0), size = sizes.get(mine.key).size;
    const before = inside.filter((row) => row.rank < mine.rank && ["open", "extra"].includes(row.kind));
    const left = Math.max(open - before.reduce((sum, row) => sum + sizes.get(row.key).size, 0), 0);
    const last = Math.max(0, ...inside.filter((row) => row.kind !== "reserved").map((row) => row.rank)), [zh, en] = GROUPS[given.groups];
    const found = [size > 1 && left > 0 && left < size
      ? [`${place.place}：轮到时剩${left}个学位，整组需要${size}个；规则：${zh}`, `${place.place}: ${left} left at the turn, the group needs ${size}; rule: ${en}`]
      : [`${place.place}：${kept.length ? "普通学位" : "学位"}${open}个，录取到第${last}名为止`, `${place.place}: ${open} ${kept.length ? "open seats" : "seats"}, the last one went to rank ${last}`]];
    for (const [name, number] of kept) {
      const whose = name === sizes.get(mine.key).group ? ["本类别已满", "full"] : ["不属于该类别", "not of this class"];
      found.push([`${place.place}：单列${name}${number}个，${whose[0]}`, `${place.place}: ${number} kept for ${name}, ${whose[1]}`]);
    }
    return found;
  }
  function told(given, result, key) {
    const known = result.rows.split("\n").slice(0, -1).map((line, at) => {
      const [, number, kind, place] = line.split("\t");
      return { key: number, kind, place, rank: at + 1 };
    });
    const mine = known.find((row) => row.key === key), sizes = new Map(entriesOf(given.list).map((one) => [one.key, one]));
    if (!mine || !sizes.has(key)) return null;
    const found = [[`派位次序第${mine.rank}，共${known.length}个号`, `Rank ${mine.rank} of ${known.length} in the order of the draw`]];
    if (mine.place) found.push([`${mine.place}：${KINDS[mine.kind][0]}`, `${mine.place}: ${KINDS[mine.kind][1]}`]);
    for (const wish of sizes.get(key).wishes || given.places.map((one) => one.place)) {
      if (wish === mine.place) break;
      found.push(...refused(given, sizes, known, mine, given.places.find((one) => one.place === wish)));
    }
    if (mine.kind === "waiting") {
      const turns = count(known.slice(0, mine.rank), (row) => row.kind === "waiting");
      found.push([`候补第${turns}位`, `Number ${turns} on the waiting list`]);
    }
    if (mine.kind === "out") found.push(["候补名额已满", "The waiting list is full"]);
    return found;
  }

  // Who waits and named the place comes in by ticket; a reserved seat goes to its class first, then, where the rule says so, to all.
  function fill(given, result, gone) {
    const entries = new Map(entriesOf(given.list).map((one) => [one.key, one])), extra = new Map(result.places.map((one) => [one.place, one.extra]));
    const seats = new Map(), left = new Map(), all = given.places.map((one) => one.place), waiting = [];
    for (const line of result.rows.split("\n").slice(0, -1)) {
      const [, key, kind, place] = line.split("\t"), { size, group } = entries.get(key);
      if (kind === "waiting") waiting.push(key);
      if (place) seats.set(key, { place, group: kind === "reserved" ? group : "", size: size - (kind === "extra" ? extra.get(place) : 0) });
    }
    const taken = (lane, only) => {
      const name = canonical([lane.place, lane.group]), took = [];
      for (const key of [...waiting]) {
        const { size, group, wishes } = entries.get(key);
        if (!(wishes || all).includes(lane.place) || (only && group !== only)) continue;
        if (size <= left.get(name)) {
          tally(left, name, -size);
          waiting.splice(waiting.indexOf(key), 1);
          seats.set(key, { ...lane, size });
          took.push(key);
        } else if (given.groups === "stop") break;
      }
      return took;
    };
    return gone.map((key) => {
      const at = waiting.indexOf(key), lane = seats.get(key);
      if (at >= 0) { waiting.splice(at, 1); return { key, place: "", took: [] }; }
      need(lane, `${key}没有学位 has no seat`);
      seats.delete(key);
      tally(left, canonical([lane.place, lane.group]), lane.size);
      const took = taken(lane, lane.group);
      return { key, place: lane.place, took: lane.group && given.unused === "release" ? [...took, ...taken(lane, "")] : took };
    });
  }
  ENGINES.draw = { version: 1, run: draw, told, fill, keyed: [] };
}
