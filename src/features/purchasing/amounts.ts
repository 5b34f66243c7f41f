import { scaleOf, toDecimalText } from '~/domain/money'
import { BAD, parseDecimalText } from '~/lib/csv/decimal'

/** An amount as it was typed or pasted; undefined: none, or no number. */
export function readAmount(text: string, currency: string): number | undefined {
  const amount = parseDecimalText(text, scaleOf(currency), '.')
  return Number.isNaN(amount) || amount === BAD ? undefined : amount
}

export const writeAmount = (amount: number, currency: string): string => toDecimalText(amount, currency)

/** Whole units as they were typed or pasted; undefined: none, or no whole number. */
export function readUnits(text: string): number | undefined {
  const plain = text.trim().replaceAll(',', '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}
