// Random inspections and panels, version 1 (docs/inspection.md): whom to inspect by credit; who goes by chance, load, avoidance.
{
  const PICKED = {
    complaint: ["投诉举报必查", "Complained about: always"], overdue: ["超过覆盖周期必查", "Not inspected within the period: always"],
    drawn: ["随机抽中", "Drawn"], not_drawn: ["未抽中", "Not drawn"], exempt: ["近期已查，本次免查", "Inspected lately: exempt"],
  };
  const OUT = { not_certified: ["无执法或督导证件", "No certificate"], on_leave: ["请假或离岗", "On leave"] };
  const AVOIDS = { unit: ["同一单位", "The same unit"], former: ["曾在该单位任职未满年限", "Left that unit not long ago"],
    declared: ["已申报利害关系", "A declared tie"], last_time: ["上一轮查过该对象", "Inspected it last time"] };
  const ALWAYS = ["complaint", "overdue"];

  function read(given) {
    const rules = given.rules;
    return {
      team: 2, specialist: "", former_years: 0, rotates: false, exempt_months: 0, cover_months: 0, ...rules,
      purpose: given.purpose, on: given.on, rates: sorted(Object.entries(rules.rates || {}), (row) => row[0]).map(([grade, rate]) => [grade, fraction(rate)]),
      panel: new Map(sorted(Object.entries(rules.panel || {}), (row) => row[0])), declared: given.declared || [],
      subjects: byKey(given.subjects || []).map((one) => ({ unit: "", last: "", last_team: [], complaint: false, ...one })),
      inspectors: byKey(given.inspectors || []).map((one) => ({ unit: "", group: "", fields: [], certified: true, on_leave: false, left: [], ...one })),
    };
  }
  function dueOf(problem, one) {
    const within = (months) => Boolean(one.last) && problem.on < monthsOn(one.last, months);
    if (one.complaint) return "complaint";
    if (problem.cover_months && !within(problem.cover_months)) return "overdue";
    return problem.exempt_months && within(problem.exempt_months) ? "exempt" : "not_drawn";
  }
  function avoids(problem, who, what) {
    if (who.unit && who.unit === what.unit) return "unit";
    if (who.left.some((one) => one.unit === what.unit && problem.on < monthsOn(one.on, problem.former_years * 12))) return "former";
    if (problem.declared.some((one) => one.inspector === who.key && one.subject === what.key)) return "declared";
    return problem.rotates && what.last_team.includes(who.key) ? "last_time" : "";
  }
  const outOf = (one) => (one.certified ? (one.on_leave ? "on_leave" : "") : "not_certified");

  // Of each grade the share its rate asks for, rounded up; what is always inspected comes first.
  function pickedOf(problem, order) {
    const grades = new Map(problem.subjects.map((one) => [one.key, one.grade])), found = new Map(problem.subjects.map((one) => [one.key, dueOf(problem, one)]));
    for (const [grade, rate] of problem.rates) {
      const mine = order.filter((key) => grades.get(key) === grade);
      const more = Number(rate.times(mine.length).ceiling) - count(mine, (key) => ALWAYS.includes(found.get(key)));
      for (const key of mine.filter((one) => found.get(one) === "not_drawn").slice(0, Math.max(more, 0))) found.set(key, "drawn");
    }
    return found;
  }
  function panelOf(problem, seed) {
    const pool = new Map(problem.inspectors.filter((one) => !outOf(one)).map((one) => [one.key, one.group])), keys = [...pool.keys()];
    const order = ordered(problem.purpose, listOf(keys), seed, keys), members = new Set();
    if (!problem.panel.size) return [order, []];
    for (const [group, seats] of problem.panel) {
      const able = order.filter((key) => pool.get(key) === group);
      need(able.length >= seats, `${group}人数不足 too few`);
      for (const key of able.slice(0, seats)) members.add(key);
    }
    return [order.filter((key) => members.has(key)), order.filter((key) => !members.has(key) && problem.panel.has(pool.get(key)))];
  }
  // A specialist first where one is asked for, then whoever has least to do; equals by the ticket for this subject.
  function teamsOf(problem, sent, members, seed) {
    const people = new Map(problem.inspectors.map((one) => [one.key, one])), loads = new Map(members.map((key) => [key, 0]));
    return (problem.team ? sent : []).map((subject) => {
      const what = problem.subjects.find((one) => one.key === subject), able = members.filter((key) => !avoids(problem, people.get(key), what));
      const order = sorted(able, (key) => [loads.get(key), lot("team", problem.purpose, seed, subject, key), key]);
      const expert = problem.specialist ? order.filter((key) => people.get(key).fields.includes(problem.specialist)).slice(0, 1) : [];
      const team = [...expert, ...order.filter((key) => !expert.includes(key))].slice(0, problem.team);
      need(team.length === problem.team && (expert.length || !problem.specialist), `${subject}人数不足 too few`);
      for (const key of team) tally(loads, key);
      return { subject, team };
    });
  }

  function run(given, seed) {
    const problem = read(given), keys = problem.subjects.map((one) => one.key), purpose = `${problem.purpose}/subjects`, list = listOf(keys);
    const order = ordered(purpose, list, seed, keys), drawn = tickets(purpose, list, seed, keys), picked = pickedOf(problem, order);
    const [members, reserves] = panelOf(problem, seed), sent = order.filter((key) => [...ALWAYS, "drawn"].includes(picked.get(key)));
    return {
      rules: problem.version,
      strata: problem.rates.map(([grade, rate]) => {
        const mine = problem.subjects.filter((one) => one.grade === grade).map((one) => picked.get(one.key));
        return { grade, rate: String(rate), size: mine.length, always: count(mine, (one) => ALWAYS.includes(one)), drawn: count(mine, (one) => one === "drawn") };
      }),
      subjects: order.map((key) => ({ key, picked: picked.get(key), ticket: drawn.get(key) })),
      out: problem.inspectors.filter(outOf).map((one) => ({ key: one.key, why: outOf(one) })),
      members, reserves, teams: teamsOf(problem, sent, members, seed),
    };
  }

  function subjectTold(problem, result, one) {
    const stratum = result.strata.find((row) => row.grade === one.grade), rate = fraction(stratum.rate).times(100);
    const share = `${parseFloat((Number(rate.top) / Number(rate.bottom)).toPrecision(6))}%`;
    const grade = one.grade === "unrated" ? ["未评级", "Unrated"] : [`${one.grade}级`, `Grade ${one.grade}`], { size, always, drawn } = stratum;
    const found = [[`${grade[0]}${size}家，抽查比例${share}，必查${always}家，抽取${drawn}家`, `${grade[1]}: ${size}, rate ${share}, ${always} always, ${drawn} drawn`],
      PICKED[result.subjects.find((row) => row.key === one.key).picked]];
    const grades = new Map(problem.subjects.map((each) => [each.key, each.grade])), chance = result.subjects
      .filter((row) => grades.get(row.key) === one.grade && ["drawn", "not_drawn"].includes(row.picked)).map((row) => row.key), turn = chance.indexOf(one.key) + 1;
    if (turn) found.push([`同级按签号抽的有${chance.length}家，取前${drawn}家，本家排第${turn}`,
      `Of ${chance.length} of this grade left to chance the first ${drawn} by ticket; this one is number ${turn}`]);
    const sent = result.teams.find((row) => row.subject === one.key);
    if (!sent) return found;
    found.push([`检查人员：${sent.team.join("、")}`, `Inspectors: ${sent.team.join(", ")}`]);
    for (const who of problem.inspectors.filter((each) => result.members.includes(each.key))) {
      const why = AVOIDS[avoids(problem, who, one)];
      if (why) found.push([`${who.key}回避：${why[0]}`, `${who.key} avoids it: ${why[1]}`]);
    }
    return found;
  }
  function judged(problem, result, { key, group }) {
    const groups = new Map(problem.inspectors.map((one) => [one.key, one.group])), seats = problem.panel.get(group);
    const same = [...result.members, ...result.reserves].filter((one) => groups.get(one) === group), turn = same.indexOf(key) + 1;
    const end = turn <= seats ? ["抽中", "drawn"] : [`备选第${turn - seats}位`, `number ${turn - seats} in reserve`];
    return [`${group}在库${same.length}人，按签号取前${seats}人，本人排第${turn}：${end[0]}`, `${group}: of ${same.length} the first ${seats} by ticket, this one is number ${turn}: ${end[1]}`];
  }
  function told(given, result, key) {
    const problem = read(given), subject = problem.subjects.find((one) => one.key === key), who = problem.inspectors.find((one) => one.key === key);
    if (subject) return subjectTold(problem, result, subject);
    if (!who) return null;
    const out = result.out.find((row) => row.key === key), reserve = result.reserves.indexOf(key) + 1;
    if (out) return [OUT[out.why]];
    if (result.members.includes(key) && !problem.subjects.length) return [problem.panel.has(who.group) ? judged(problem, result, who) : [`${who.group}：抽中`, `${who.group}: drawn`]];
    if (result.members.includes(key)) {
      const mine = result.teams.filter((row) => row.team.includes(key)).map((row) => row.subject);
      const found = [[`派往${mine.length}家：${mine.join("、")}`, `Sent to ${mine.length}: ${mine.join(", ")}`]];
      for (const one of problem.subjects) {
        const why = AVOIDS[avoids(problem, who, one)];
        if (why) found.push([`回避${one.key}：${why[0]}`, `Avoids ${one.key}: ${why[1]}`]);
      }
      return found;
    }
    return [reserve ? judged(problem, result, who) : ["所在组别本次不抽取", "No seat for this group this time"]];
  }
  ENGINES.inspection = { version: 1, read, run, told, avoids, keyed: ["subjects", "inspectors"] };
}
