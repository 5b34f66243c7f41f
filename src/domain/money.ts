/**
 * An amount of money: an integer count of 10^-scale of the currency's unit, where scale = the currency's minor digits + 2
 * (metrics.md R2), so that unit prices with three or four decimals are exact.
 */
export type Amount = number

/** ISO 4217 code. */
export type Currency = string

/**
 * What is known of them, the most common without Intl: a worker's first formatter takes longer to get ready than the shop's columns to be read. Where the trade uses
 * others than Intl knows, the trade's (IDR has two on paper that nobody uses).
 */
const digitsOf: Record<string, number> = { CNY: 2, USD: 2, EUR: 2, GBP: 2, JPY: 0, IDR: 2 }

/** Decimal digits of the currency's minor unit: 2 for USD, 0 for JPY. */
export function minorDigits(currency: Currency): number {
  digitsOf[currency] ??= new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return digitsOf[currency]
}

/** Decimal digits that an Amount holds: minor digits + 2. */
export function scaleOf(currency: Currency): number {
  return minorDigits(currency) + 2
}

/** How many of Amount's units make one unit of the currency: 10 000 for GBP. */
export function unitOf(currency: Currency): number {
  return 10 ** scaleOf(currency)
}

/** True for three letters that Intl can format. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code)
}

/** The amount as a decimal number for display and charts; never for sums. */
export function toDecimal(amount: Amount, currency: Currency): number {
  return amount / unitOf(currency)
}

/** The exact decimal text, without grouping and trailing zeros: 25500 GBP → "2.55". */
export function toDecimalText(amount: Amount, currency: Currency): string {
  const scale = scaleOf(currency)
  const digits = String(Math.abs(amount)).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -scale)}${fraction && `.${fraction}`}`
}
