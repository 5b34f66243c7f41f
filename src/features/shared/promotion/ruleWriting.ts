import { type Amount, type Currency, minorDigits, toDecimalText } from '~/domain/money'
import { SHARES, shareParts } from '~/domain/promotion/coin'
import { translateFacts } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import { ruleMessages } from './ruleMessages'

/** What keys of a rule are called; one that is not given is called by its key. */
export interface RuleNames {
  sku?: (code: string) => string
  product?: (key: string) => string
  category?: (key: string) => string
  audience?: (key: string) => string
  tier?: (key: string) => string
  region?: (key: string) => string
  channel?: (key: string) => string
}

/** How rules are written. */
export interface RuleWriting {
  format: Format
  currency: Currency
  names?: RuleNames
}

/** Keys are put together of what a rule asks and gives, so nothing checks their params by type; the tests do. */
export const tRule = translateFacts(ruleMessages)

/** ¥300, $9.90: pence only where there are some. */
export function plainMoney(amount: Amount, { format, currency }: RuleWriting): string {
  const digits = minorDigits(currency)
  const text = format.price(amount, currency)
  return digits === 0 ? text : text.replace(new RegExp(`[.,]0{${digits}}$`), '')
}

/** Chinese writes 满300减50 without symbols, and says of a share what is left to pay: 8折 is 20 % off. */
const isFold = (): boolean => tRule('inner') === 'fold'

/** An amount inside 满300减50, or Spend $300. */
export const innerMoney = (amount: Amount, writing: RuleWriting): string =>
  isFold() ? toDecimalText(amount, writing.currency) : plainMoney(amount, writing)

/** 20 %, 12.5 %. */
export function shareWords(share: number, { format }: RuleWriting): string {
  const parts = shareParts(share)
  return format.percent(parts / SHARES, parts % 100 === 0 ? 0 : parts % 10 === 0 ? 1 : 2)
}

/** A share that comes off, before 折 or after "save". */
export const cutWords = (share: number, writing: RuleWriting): string =>
  isFold() ? String((SHARES - shareParts(share)) / 1000) : shareWords(share, writing)

/** The first three by name, and how many there are. */
export function listWords(names: readonly string[]): string {
  const words = names.slice(0, 3).join(tRule('list'))
  return names.length > 3 ? tRule('more', { names: words, count: names.length }) : words
}

export const clockWords = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
