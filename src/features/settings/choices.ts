import type { Language } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'

export interface Choice {
  value: string
  label: string
}

/** +08:00 */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Every IANA zone that the browser knows, by the offset of today and then by name; `current` is among them even where it is an alias. */
export function zoneChoices(current: string, at: number): Choice[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])
  return [...names]
    .map((name) => ({ name, minutes: Math.round(zoneOf(name).offsetAt(at) / 60_000) }))
    .sort((a, b) => a.minutes - b.minutes || a.name.localeCompare(b.name))
    .map(({ name, minutes }) => ({ value: name, label: `${name} (UTC${offsetText(minutes)})` }))
}

/** Currencies of the markets where most sellers trade; they come first. */
const COMMON = [
  'CNY',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'HKD',
  'TWD',
  'KRW',
  'SGD',
  'MYR',
  'THB',
  'VND',
  'IDR',
  'PHP',
  'INR',
  'AUD',
  'CAD',
  'BRL',
  'MXN',
]

/** Every currency that the browser can write, with its name in the reader's language. */
export function currencyChoices(current: string, language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  const all = new Set([...COMMON, ...Intl.supportedValuesOf('currency'), current])
  return [...all].map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}`.trim() }))
}
