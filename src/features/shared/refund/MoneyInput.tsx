import { useState } from 'react'
import { type Amount, type Currency, scaleOf, toDecimalText } from '~/domain/money'
import { BAD, parseDecimalText } from '~/lib/csv/decimal'

export interface MoneyInputProps {
  label: string
  currency: Currency
  /** undefined: nothing is typed, and `placeholder` stands there. */
  value: Amount | undefined
  onChange: (value: Amount | undefined) => void
  placeholder?: string
  describedBy?: string
}

/** An amount in an order's own currency; what is no amount is not taken, and what stood there comes back when the field is left. */
export function MoneyInput({ label, currency, value, onChange, placeholder, describedBy }: MoneyInputProps) {
  const [typed, setTyped] = useState<string>()
  const type = (text: string) => {
    setTyped(text)
    if (text.trim() === '') return onChange(undefined)
    const amount = parseDecimalText(text.trim().replaceAll(',', ''), scaleOf(currency), '.')
    if (!Number.isNaN(amount) && amount !== BAD && amount >= 0) onChange(amount)
  }
  return (
    <input
      className="zg-input zg-num zg-refund-money"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={placeholder}
      value={typed ?? (value === undefined ? '' : toDecimalText(value, currency))}
      onChange={({ target }) => type(target.value)}
      onBlur={() => setTyped(undefined)}
    />
  )
}
