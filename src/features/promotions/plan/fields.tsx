import { useId, useState, type ReactNode } from 'react'
import { type Amount, scaleOf, toDecimalText } from '~/domain/money'
import { BAD, parseDecimalText } from '~/lib/csv/decimal'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import { builderMessages } from './builderMessages'
import './fields.css'

interface TypedProps<T> {
  label: string
  value: T | undefined
  onChange: (value: T) => void
  /** Emptied: there is none. Absent: something has to stand there. */
  onClear?: () => void
  placeholder?: string
  /** Something is wrong with it. */
  wrong?: boolean
  wide?: boolean
}

interface TextAs<T> {
  write: (value: T) => string
  read: (text: string) => T | undefined
}

/** A figure that is typed as text; what is no figure is not taken, and what stood there comes back when the field is left. */
function Typed<T>({ label, value, onChange, onClear, placeholder, wrong = false, wide = false, write, read }: TypedProps<T> & TextAs<T>) {
  const [typed, setTyped] = useState<string>()
  const type = (text: string) => {
    setTyped(text)
    if (text.trim() === '' && onClear) return onClear()
    const next = read(text.trim().replaceAll(',', ''))
    if (next !== undefined) onChange(next)
  }
  return (
    <input
      className={`zg-input zg-num zg-slot${wide ? ' zg-slot-wide' : ''}`}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={wrong || undefined}
      placeholder={placeholder}
      value={typed ?? (value === undefined ? '' : write(value))}
      onChange={({ target }) => type(target.value)}
      onBlur={() => setTyped(undefined)}
    />
  )
}

const symbolOf = (locale: string, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency

/** Money in the shop's currency, with its sign before it. */
export function AmountInput(props: TypedProps<Amount>) {
  const currency = useShop((shop) => shop.currency)
  const { locale } = useUi()
  const read = (text: string) => {
    const amount = parseDecimalText(text, scaleOf(currency), '.')
    return Number.isNaN(amount) || amount === BAD || amount < 0 ? undefined : amount
  }
  return (
    <span className="zg-slot-money">
      <span className="zg-second" aria-hidden="true">
        {symbolOf(locale, currency)}
      </span>
      <Typed {...props} write={(amount) => toDecimalText(amount, currency)} read={read} />
    </span>
  )
}

/** A whole number. */
export function CountInput(props: TypedProps<number>) {
  return <Typed {...props} write={String} read={(text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)} />
}

const PARTS = 10_000
const numberIn = (text: string) => (/^\d+(\.\d{0,2})?$/.test(text) ? Number(text) : undefined)
const trimmed = (value: number) => String(Math.round(value * 100) / 100)

/** What comes off, as each language says it: 8 折, 20 % off. The value is the share that comes off. */
export function OffShareInput(props: TypedProps<number>) {
  const t = useMessages(builderMessages)
  const isFold = useUi().language === 'zh-CN'
  const write = (share: number) => trimmed(isFold ? (1 - share) * 10 : share * 100)
  const read = (text: string) => {
    const value = numberIn(text)
    if (value === undefined || value > (isFold ? 10 : 100)) return undefined
    return Math.round((isFold ? 1 - value / 10 : value / 100) * PARTS) / PARTS
  }
  return (
    <span className="zg-slot-money">
      <Typed {...props} write={write} read={read} />
      <span aria-hidden="true">{t('offShare')}</span>
    </span>
  )
}

/** A share of 1 as percent. */
export function PercentInput(props: TypedProps<number>) {
  const read = (text: string) => {
    const value = numberIn(text)
    return value === undefined ? undefined : Math.round((value / 100) * PARTS) / PARTS
  }
  return (
    <span className="zg-slot-money">
      <Typed {...props} write={(share) => trimmed(share * 100)} read={read} />
      <span aria-hidden="true">%</span>
    </span>
  )
}

/** Times, with up to two decimals. */
export const TimesInput = (props: TypedProps<number>) => <Typed {...props} write={trimmed} read={numberIn} />

export interface SlotSelectProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

/** One of a few words inside a sentence. */
export function SlotSelect<T extends string>({ label, value, options, onChange }: SlotSelectProps<T>) {
  return (
    <select
      className="zg-input zg-slot-select"
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value)
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** A sentence with fields in it: `满 [from] 减 [off]`. A language puts them in its own order. */
export function Sentence({ text, slots }: { text: string; slots: Readonly<Record<string, ReactNode>> }) {
  return (
    <span className="zg-slots">
      {text.split(/(\[\w+\])/).map((part, i) => {
        const name = /^\[(\w+)\]$/.exec(part)?.[1]
        return (
          <span key={i} className="zg-slot-part">
            {name ? slots[name] : part.trim()}
          </span>
        )
      })}
    </span>
  )
}

/** A field with its name above it. */
export function Field({ label, hint, children }: { label: string; hint?: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="zg-plan-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <span className="zg-second zg-small">{hint}</span>}
    </div>
  )
}
