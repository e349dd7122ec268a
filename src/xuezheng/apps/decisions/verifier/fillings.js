// Seats given up and filled since (docs/decisions.md): each chained to the last, each as the rule of its kind has it.
function chainOf(told) {
  let before = "";
  return told.fillings.map(({ key, reason, at, place, took }) => {
    before = hashed("filling", told.decision, told.result, before, key, reason, at, place, took.length, ...took);
    return before;
  });
}
function fillingsOf(record, told) {
  need(told.format === "xuezheng.fillings" && told.version === 1, "fillings");
  const engine = ENGINES[record.engine.key], chain = chainOf(told);
  return {
    checked(check) {
      check("递补依据这一结果", "fillings: this result", told.decision === record.number && told.result === record.digests.result);
      check("递补记录前后相连，没有改过", "fillings: chain", told.fillings.every((one, at) => one.digest === chain[at]));
      if (!engine || engine.version !== record.engine.version) return check("递补未在本页复算", "fillings are not replayed here", null);
      let right = "";
      try {
        right = engine.fill ? canonical(engine.fill(problemOf(record), record.result, told.fillings.map((one) => one.key))) : "";
      } catch (error) { right = error.message; }
      return check("递补按规则复算，逐次相同", "fillings: replayed, one by one", right === canonical(told.fillings.map(({ key, place, took }) => ({ key, place, took }))));
    },
    // What a team was sent to is told, besides, who took over in it.
    since(key) {
      const sent = record.engine.key === "inspection" ? record.result.teams.find((row) => row.subject === key) : null, team = sent ? [...sent.team] : [];
      return told.fillings.flatMap((one) => {
        const found = [], at = one.took.length ? team.indexOf(one.key) : -1;
        if (at >= 0) {
          [team[at]] = one.took;
          found.push([`${one.key}退出，由${team[at]}接替`, `${team[at]} took over from ${one.key}`]);
        }
        if (one.took.includes(key)) found.push([`由候补递补：${one.place}`, `Came in from the waiting list: ${one.place}`]);
        if (one.key === key) found.push(one.place ? [`放弃：${one.place}`, `Gave the seat up: ${one.place}`] : ["退出候补", "Left the waiting list"]);
        return found;
      });
    },
  };
}
