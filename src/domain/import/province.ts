/** A column of whole Chinese addresses, not of regions. */
export function holdsAddresses(header: string): boolean {
  return header.includes('地址')
}

const PROVINCE = /^\S{1,8}?(?:省|自治区|特别行政区)/
const CITY = /^\S{1,4}?市/
const FIRST_WORD = /^\S+/

/**
 * The province of a Chinese address, as it is written there: an address is no region to count by, and where a buyer lives is nobody's business
 * on a dashboard. "浙江省杭州市…" → 浙江省, "上海市徐汇区…" → 上海市, "北京 北京市 朝阳区…" → 北京. A province alone stays as it is.
 */
export function provinceOf(address: string): string {
  const word = FIRST_WORD.exec(address)?.[0] ?? ''
  return (PROVINCE.exec(word) ?? CITY.exec(word))?.[0] ?? word
}
