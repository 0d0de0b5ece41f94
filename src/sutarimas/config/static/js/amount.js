// Amounts as whole cents in BigInt: no sum of money ever passes through a floating point number.
const SPACES = /[\s\u00a0\u2009\u202f]/g;
const FORMS = [
  /^(\d+)(?:[.,](\d{1,2}))?$/, // 9989,15 or 9989.15
  /^(\d{1,3}(?:\.\d{3})+),(\d{2})$/, // 9.989,15
  /^(\d{1,3}(?:,\d{3})+)\.(\d{2})$/, // 9,989.15
];

/** Cents of a text; null for an empty one, undefined for one that is unclear or no amount. */
export function cents(text) {
  let bare = text.replace(SPACES, "").replace(/(eur|€)$/i, "").replace("\u2212", "-");
  if (bare === "") return text.trim() === "" ? null : undefined;
  const minus = bare.startsWith("-");
  if (minus) bare = bare.slice(1);
  // „1.234“ may be a thousand or a fraction: the server asks which.
  if (/^\d{1,3}[.,]\d{3}$/.test(bare)) return undefined;
  for (const form of FORMS) {
    const found = form.exec(bare);
    if (found) {
      const euros = BigInt(found[1].replace(/[.,]/g, ""));
      const rest = BigInt((found[2] ?? "").padEnd(2, "0") || "0");
      const whole = euros * 100n + rest;
      return minus ? -whole : whole;
    }
  }
  return undefined;
}

/** An amount as people write it: 9 989,15 in Lithuanian, 9,989.15 in English. */
export function shown(amount, lang) {
  const [thousands, point] = lang === "lt" ? ["\u00a0", ","] : [",", "."];
  const size = amount < 0n ? -amount : amount;
  const euros = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${amount < 0n ? "\u2212" : ""}${euros}${point}${String(size % 100n).padStart(2, "0")}`;
}
