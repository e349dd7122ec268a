// Exact numbers: fractions of BigInt, never a floating point; and the order of what is compared from left to right.
class Fraction {
  constructor(top, bottom = 1n) {
    if (bottom === 0n) throw new RangeError("/ 0");
    let [a, b] = [top, bottom];
    while (b) [a, b] = [b, a % b];
    const common = (a < 0n) === (bottom < 0n) ? a : -a;
    this.top = top / common;
    this.bottom = bottom / common;
  }
  static of(value) {
    if (value instanceof Fraction) return value;
    const [, top, point, bottom] = /^(-?\d+)(?:\.(\d+)|\/(\d+))?$/.exec(String(value));
    if (point) return new Fraction(BigInt(top + point) , 10n ** BigInt(point.length));
    return new Fraction(BigInt(top), BigInt(bottom || 1));
  }
  plus(other) { const o = Fraction.of(other); return new Fraction(this.top * o.bottom + o.top * this.bottom, this.bottom * o.bottom); }
  minus(other) { return this.plus(Fraction.of(other).times(-1)); }
  times(other) { const o = Fraction.of(other); return new Fraction(this.top * o.top, this.bottom * o.bottom); }
  over(other) { const o = Fraction.of(other); return new Fraction(this.top * o.bottom, this.bottom * o.top); }
  get floor() { const [a, b] = [this.top, this.bottom]; return a / b - (a % b < 0n ? 1n : 0n); }
  get ceiling() { return -this.times(-1).floor; }
  get sign() { return this.top > 0n ? 1 : this.top < 0n ? -1 : 0; }
  get size() { return this.sign < 0 ? this.times(-1) : this; }
  toString() { return this.bottom === 1n ? `${this.top}` : `${this.top}/${this.bottom}`; }
}
const ZERO = new Fraction(0n), HALF = new Fraction(1n, 2n), fraction = Fraction.of;
const orNull = (value) => (value === null || value === undefined ? null : fraction(value));
const sumOf = (values) => values.reduce((sum, one) => sum.plus(one), ZERO);

// Rounds to so many decimals: half up away from nothing, or half to even.
function rounded(value, places) {
  const scale = new Fraction(10n ** BigInt(places)), size = value.size.times(scale).plus(HALF).floor;
  return new Fraction(value.sign < 0 ? -size : size).over(scale);
}
function evenly(value, places) {
  const scaled = value.times(10n ** BigInt(places)), low = scaled.floor, rest = compare(scaled.minus(low), HALF);
  const whole = low + (rest > 0 || (rest === 0 && low % 2n) ? 1n : 0n), scale = 10n ** BigInt(places);
  return `${whole / scale}.${String(whole % scale).padStart(places, "0")}`;
}
// A decimal where it ends within six places, else a fraction.
function said(value) {
  const exact = fraction(value), scaled = exact.size.times(1000000);
  if (scaled.bottom !== 1n) return String(exact);
  const digits = String(scaled.top).padStart(7, "0");
  return (exact.sign < 0 ? "-" : "") + `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, "");
}

function compare(a, b) {
  if (Array.isArray(a)) {
    for (let i = 0; i < a.length && i < b.length; i++) {
      const step = compare(a[i], b[i]);
      if (step) return step;
    }
    return a.length - b.length;
  }
  if (a instanceof Fraction || b instanceof Fraction) return fraction(a).minus(b).sign;
  if (typeof a === "string") return byPoint(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
const sorted = (rows, by) => [...rows].sort((a, b) => compare(by(a), by(b)));
const byKey = (rows) => sorted(rows, (one) => one.key);
const least = (rows, by) => rows.reduce((best, one) => (compare(by(one), by(best)) < 0 ? one : best));
const count = (rows, which) => rows.filter(which).length;
const tally = (counts, key, more = 1) => counts.set(key, (counts.get(key) || 0) + more);
const need = (holds, words) => { if (!holds) throw new Error(words); };

// Days are texts such as 2026-08-31, which stand in the order of time.
const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dayText = (year, month, day) => [String(year).padStart(4, "0"), ...[month, day].map((n) => String(n).padStart(2, "0"))].join("-");
function monthsOn(day, months) {
  const [year, month, number] = day.split("-").map(Number), all = year * 12 + month - 1 + months;
  const [to, at] = [Math.floor(all / 12), (all % 12) + 1];
  return dayText(to, at, Math.min(number, lastDay(to, at)));
}
function yearsOn(day, years) {
  const [year, month, number] = day.split("-").map(Number), to = year + years;
  return number > lastDay(to, month) ? dayText(to, 3, 1) : dayText(to, month, number);
}
function fullMonths(since, to) {
  const [a, b, c] = since.split("-").map(Number), [x, y, z] = to.split("-").map(Number);
  return Math.max((x - a) * 12 + y - b - (z < Math.min(c, lastDay(x, y)) ? 1 : 0), 0);
}
