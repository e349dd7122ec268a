// What is checked, in order, and how it is said. Nothing is said to hold that was not done here.
const REPLAYED = {
  draw: ["每个号码的签号、次序、学位、候补", "every ticket, the order, seats, the waiting list"],
  points: ["每项积分、总分、名次、录取、录取线", "the points of every item, totals, ranks, places, cut-offs"],
  bands: ["顺位、学位锁定、签号、录取、统筹安排", "bands, locked dwellings, tickets, places, overflow"],
  matching: ["签号、逐批次录取、保留名额、调剂、录取线", "tickets, every batch, reserved lanes, filling up, cut-offs"],
  quotas: ["应得数、余数、每校名额和系数、未用名额", "exact shares, remainders, every cell with its factors, seats not used"],
  classes: ["分组、互换优化的每一步、各班平均、教师组抽签", "dealing, every exchange of the search, means, the draw of teams"],
  zones: ["每个地址的归属、空白、重叠、学位预警", "the zone of every address, gaps, overlaps, warnings of places"],
  inspection: ["抽取对象、评委和备选、派组和回避", "who is inspected, panel and reserves, teams and avoidance"],
};
const problemOf = (record) => ({ ...record.rules.terms, ...record.lists });

// Every list in its one form: by number, nobody twice.
function inOrder(record, engine) {
  const keys = engine.keyed.map((name) => (record.lists[name] || []).map((one) => one.key));
  if (typeof record.lists.list === "string") keys.push(entriesOf(record.lists.list).map((one) => one.key));
  return keys.every((some) => some.every((key, at) => at === 0 || byPoint(some[at - 1], key) < 0));
}
function replay(record) {
  const engine = ENGINES[record.engine.key];
  if (!engine || engine.version !== record.engine.version) return null;
  try {
    const again = canonical(engine.run(problemOf(record), record.digests.seed));
    return { same: inOrder(record, engine) && again === canonical(record.result), digest: digest(again), why: "" };
  } catch (error) {
    return { same: false, digest: "", why: error.message };
  }
}

function verify(record, earlier, filled) {
  const told = record.digests, found = [], check = (zh, en, good) => found.push({ zh, en, good });
  need(record.format === "xuezheng.decision" && record.version === 1, "format");
  check("规则没有改过", "rules", digest(canonical(record.rules)) === told.rules);
  check("名单没有改过", "list", listDigest(record.lists) === told.lists);
  check("承诺由规则、名单、种子来源得出", "commitment", commitment(record) === told.commitment);
  if (earlier) check("与先前保存的记录一致", "record saved before", ["number", "engine", "rules", "lists", "replaces"]
    .every((key) => canonical(record[key]) === canonical(earlier[key])) && commitment(earlier) === told.commitment);
  check("密函与事先的摘要一致", "parts", record.chance.parts.every((one) => one.secret === null
    || hashed("part", record.number, one.party, one.secret) === one.commitment));
  if (record.result === null) return { checks: found, digest: "", whole: false };
  check("种子由公布的各项得出", "seed", seed(record, told.commitment) === told.seed);
  check("结果没有改过", "result", digest(canonical(record.result)) === told.result);
  const again = replay(record), [zh, en] = REPLAYED[record.engine.key] || ["", ""];
  if (again) check(`从头复算，结果逐字节相同：${zh}${again.why && `（${again.why}）`}`, `replay, byte for byte: ${en}`, again.same);
  else check(`本页不会复算 ${record.engine.key} 第${record.engine.version}版，请用 ./xz decision verify`, `version ${record.engine.version} of ${record.engine.key} is not replayed here; have ./xz decision verify do it`, null);
  if (filled) filled.checked(check);
  check("名单所写的内容、公开数字是否属实，本页无从核对", "whether what stands on the list and the public numbers are true cannot be seen here", null);
  if (record.chance.beacon) check("随机信标的签名按所给采信", "the beacon's signature is taken as given", null);
  if (record.signatures.length) check("见证签名不在本页核验", "signatures are not checked here", null);
  return { checks: found, digest: again ? again.digest : "", whole: Boolean(again) };
}

const $ = (id) => document.getElementById(id);
function line(zh, en, mark) {
  const item = Object.assign(document.createElement("li"), { textContent: zh, className: mark });
  item.append(Object.assign(document.createElement("small"), { textContent: en, lang: "en" }));
  return item;
}
// A page of one decision has its files in it; a file chosen here goes before.
const within = (id) => ($(`with-${id}`) ? JSON.parse($(`with-${id}`).textContent) : null);
const read = async (id) => ($(id).files.length ? JSON.parse(await $(id).files[0].text()) : within(id));
function headed(record, found) {
  if (found.checks.some((one) => one.good === false)) return "不一致 Something differs";
  if (record.result === null) return "到目前为止一致，还没有结果 Everything so far holds; there is no result yet";
  return found.whole ? "一致 Everything holds" : "摘要、承诺、种子一致，结果未在本页复算 Digests, commitment and seed hold; the result is not replayed here";
}
function explained(record, filled, key) {
  const engine = ENGINES[record.engine.key];
  if (!key || !record.result || !engine) return [];
  const found = engine.told(problemOf(record), record.result, key);
  if (!found) return [["名单上没有这个号码", "This number is not on the list"]];
  return [...found, ...(filled ? filled.since(key) : [])];
}
async function shown() {
  $("checks").replaceChildren();
  $("mine").replaceChildren();
  try {
    const record = await read("record"), told = await read("fillings"), filled = told && fillingsOf(record, told);
    const found = verify(record, await read("earlier"), filled), head = headed(record, found);
    $("head").dataset.digest = found.digest;
    for (const { zh, en, good } of found.checks) $("checks").append(line(zh, en, good === null ? "none" : good ? "good" : "bad"));
    for (const [zh, en] of explained(record, filled, $("key").value.trim())) $("mine").append(line(zh, en, "none"));
    $("head").textContent = head;
  } catch (error) {
    $("head").textContent = `读不出这份记录 This record cannot be read: ${error.message}`;
  }
}
$("go").addEventListener("click", shown);
if ($("with-record")) {
  $("key").value = new URLSearchParams(location.search).get("q") || "";
  shown();
}
$("seal").addEventListener("click", () => {
  const secret = $("secret").value, whole = secret.length >= 16;
  $("sealed").textContent = whole ? hashed("part", $("number").value.trim(), $("party").value.trim(), secret) : "≥ 16";
});
